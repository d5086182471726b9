using System.Text.Json.Nodes;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests.Reporting;

/// <summary>Runs of the command line that several tests of the report look at, each made once and only when one asks for it.</summary>
public sealed class RunReports : IDisposable
{
    /// <summary>The simulated market without options.</summary>
    public const string Simulated = "simulated";

    /// <summary>A random walk, which the gate refuses.</summary>
    public const string Walk = "walk";

    /// <summary>Real daily bars of an exchange with a calendar.</summary>
    public const string Daily = "spy-1d";

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, Task<JsonNode>> _runs = new(StringComparer.Ordinal);

    /// <summary>The summary of a run, made now where it is the first that asks.</summary>
    public Task<JsonNode> GetAsync(string name)
    {
        lock (_runs)
        {
            return _runs.TryGetValue(name, out var run) ? run : _runs[name] = RunAsync(name);
        }
    }

    /// <summary>A file of the working directory of a run.</summary>
    public string FileOf(string name, string file) => Path.Combine(_folder.File(name), file);

    /// <summary>The bars that a run was given. A name other than these is that of a file of real bars.</summary>
    public string DataOf(string name) => name == Walk ? _folder.File("walk-1h.csv") : Evidence.File("data", "market", name + ".csv");

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private async Task<JsonNode> RunAsync(string name)
    {
        if (name == Walk)
        {
            await SimulatedCsv.WriteAsync(DataOf(name), bars: 4_000, tStatistic: 0);
        }

        string[] data = name == Simulated ? ["--html", FileOf(name, "copy.html")] : ["--data", DataOf(name)];
        var result = await CommandLine.RunAsync(["run", "--workdir", _folder.File(name), "--json", .. data]);
        Assert.True(result.ExitCode is 0 or 3, result.Errors);
        return JsonNode.Parse(result.Output)!;
    }
}
