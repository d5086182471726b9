using AlphaPulse.Features;
using AlphaPulse.Hosting;

namespace AlphaPulse.EndToEnd.Tests;

/// <summary>The replay settles by the label of the model; one that it cannot read stops it.</summary>
public class ModelLabelTests
{
    [Theory]
    [InlineData("forward_log_return(6)")]
    [InlineData("triple_barrier(24,2,1,100)")]
    public void The_label_of_the_manifest_is_read(string label) => Assert.Equal(label, ModelLabel.Of(Manifest(label), "m-1", LabelCatalog.BuiltIn).Name);

    [Theory]
    [InlineData("my_label(3)", "OutcomeSettler")]
    [InlineData("my_label(3)", "AddLabel(\"my_label\"")]
    [InlineData("triple_barrier(24,-1,1,100)", "train it again")]
    [InlineData("direction", "train it again")]
    [InlineData("", "train it again")]
    public void One_that_cannot_be_read_is_refused_with_model_label_and_remedy(string label, string remedy)
    {
        var message = Assert.Throws<ModelFormatException>(() => ModelLabel.Of(Manifest(label), "m-1", LabelCatalog.BuiltIn)).Message;
        Assert.Contains("'m-1'", message, StringComparison.Ordinal);
        Assert.Contains($"'{label}'", message, StringComparison.Ordinal);
        Assert.Contains(remedy, message, StringComparison.Ordinal);
    }

    private static ModelManifest Manifest(string label) => new()
    {
        Series = new BarSeriesId(InstrumentId.Parse("test:AAA-BBB"), Timeframe.OneHour),
        Label = label,
        TrainedFrom = DateTimeOffset.UnixEpoch,
        TrainedTo = DateTimeOffset.UnixEpoch,
        Samples = 1,
        DataHash = new string('0', 64),
        Provenance = [BarProvenance.Simulated],
        Options = new Dictionary<string, string>(StringComparer.Ordinal),
        Seed = 1,
        Trials = 1,
    };
}
