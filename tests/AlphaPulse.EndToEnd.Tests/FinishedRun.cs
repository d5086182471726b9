using System.Text.Json.Nodes;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests;

/// <summary>What one run on the simulated market leaves, for several tests that only read it.</summary>
public sealed class FinishedRun : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string ModelFile { get; private set; } = string.Empty;

    public string FeaturesFile { get; private set; } = string.Empty;

    public async Task InitializeAsync()
    {
        var run = JsonNode.Parse((await CommandLine.RunAsync("run", "--workdir", _folder.File("out"), "--json")).Output)!["artifacts"]!;
        (ModelFile, FeaturesFile) = (run["model"]!.GetValue<string>(), run["features"]!.GetValue<string>());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();
}
