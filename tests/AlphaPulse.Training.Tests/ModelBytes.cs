using AlphaPulse.Models;

namespace AlphaPulse.Training.Tests;

/// <summary>The file that a model is kept in, so that models can be compared whole.</summary>
internal static class ModelBytes
{
    public static byte[] Of(IModel model) => ModelFile.ToBytes(new ModelArtifact(
        model,
        new SignalRule(0, 0, 6),
        new ModelManifest
        {
            Series = new BarSeriesId(InstrumentId.Parse("test:AAA-BBB"), Timeframe.OneHour),
            Label = "net_side(6,10)",
            TrainedFrom = default,
            TrainedTo = default,
            Samples = 1_000,
            DataHash = new string('0', 64),
            Provenance = [BarProvenance.Import],
            Options = new Dictionary<string, string>(),
            Seed = 1,
            Trials = 1,
        }));
}
