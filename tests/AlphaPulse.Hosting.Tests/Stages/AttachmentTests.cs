using AlphaPulse.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlphaPulse.Hosting.Tests.Stages;

public class AttachmentTests
{
    [Fact]
    public async Task Files_of_a_model_are_kept_beside_the_version_that_is_registered()
    {
        using var folder = new TemporaryFolder();
        await using var provider = new ServiceCollection()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton<IModelAttachments>(new Attachments("origin.bin", [1, 2, 3]))
            .AddSingleton<IModelAttachments>(new Attachments("other.bin", [4]))
            .AddAlphaPulse(pulse => pulse.AddSimulation(o => o.Bars = 1_000).AddEmbeddedPipeline(o => o.WorkingDirectory = folder.Path))
            .BuildServiceProvider();

        var summary = await provider.GetRequiredService<PipelineRunner>().RunAsync();

        var registry = provider.GetRequiredService<IModelRegistry>();
        Assert.Equal([1, 2, 3], (await registry.ReadEvidenceAsync(summary.Model.Version, "origin.bin"))!.Value.ToArray());
        Assert.Equal([4], (await registry.ReadEvidenceAsync(summary.Model.Version, "other.bin"))!.Value.ToArray());
    }

    private sealed class Attachments(string name, byte[] content) : IModelAttachments
    {
        public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Of(IModel model) =>
            new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal) { [name] = content };
    }
}
