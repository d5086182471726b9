using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training.Tests;

public class LabelledTrainingTests
{
    private static readonly IReadOnlyList<Bar> Bars = Scene.Bars(2_000, 12);

    [Theory]
    [InlineData("triple_barrier(30,5,5,50)")]
    [InlineData("trend_scan(5,20)")]
    public void A_model_of_a_path_is_settled_after_the_horizon_of_its_label(string specification)
    {
        var label = Labels.Parse(specification);
        var result = Train(label, new LogisticLearner { Alpha = 1 });
        var manifest = result.Artifact.Manifest;
        Assert.Equal(label.HorizonBars, result.Artifact.Rule.HorizonBars);
        Assert.Equal($"{label.HorizonBars}", manifest.Options["horizon_bars"]);
        Assert.Equal(specification, manifest.Label);

        // Not the label of the last sample: one that began before may end after it.
        Assert.Equal(result.Split.Refit.Max(i => result.Samples.Samples[i].LabelEnd), manifest.TrainedTo);
        Assert.All(result.Split.Refit, i => Assert.True(result.Samples.Samples[i].LabelEnd <= manifest.TrainedTo));
    }

    [Fact]
    public void A_label_without_a_side_makes_no_signals()
    {
        var meta = Labels.Parse("meta(momentum(24),forward_log_return(6),10)");
        Assert.Contains("no side", Assert.Throws<ArgumentException>(() => Train(meta, new LogisticLearner { Alpha = 1 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_reach_the_learner()
    {
        var set = SampleSet.Build(Scene.Rows(Bars), Labels.ForwardLogReturn(6), AlwaysOpenCalendar.Instance);
        var rows = ChronologicalSplit.Create(set, new SplitOptions()).Train;
        var weights = SampleWeights.Normalize(SampleWeights.ReturnAttribution(set, rows));
        var matrix = SampleMatrix.Of(set, rows, weights);
        Assert.Equal(weights, matrix.Weights.ToArray());
        Assert.Equal(rows.Select(r => set.Samples[r].Target), matrix.Targets.ToArray());
        Assert.Throws<ArgumentException>(() => SampleMatrix.Of(set, rows, [1]));

        var row = set.Features.Row(set.Samples[rows[0]].BarIndex).ToArray();
        Assert.True(new RidgeLearner { Alpha = 1 }.Fit(matrix, 1, default).TryScore(row, out var weighted));
        Assert.True(new RidgeLearner { Alpha = 1 }.Fit(SampleMatrix.Of(set, rows), 1, default).TryScore(row, out var plain));
        Assert.NotEqual(plain, weighted);
    }

    [Fact]
    public void The_manifest_names_the_instrument_behind_each_stream()
    {
        var other = new BarSeriesId(InstrumentId.Parse("test:ETH-BBB"), Bars[0].Series.Timeframe);
        Bar[] ether = [.. Bars.Select(b => new Bar(other, b.OpenTime, b.Open, b.High, b.Low, b.Close, b.Volume, b.AvailableAt, b.Provenance))];
        var set = FeatureSet.Parse("joined", "log_return(1)", "log_return(2)@ETH");
        var rows = FeatureMatrix.Compute(
            set, AlwaysOpenCalendar.Instance, Bars, new FeatureInputs { Streams = new Dictionary<string, IReadOnlyList<Bar>> { ["ETH"] = ether } });
        var result = new ModelTrainer(new TrainingOptions(), Scene.Costs).Train(
            rows, AlwaysOpenCalendar.Instance, new string('0', 64), [new Candidate(new RidgeLearner { Alpha = 1 }, Labels.ForwardLogReturn(6))]);
        Assert.Equal("test:ETH-BBB@1h", result.Artifact.Manifest.Options[ModelManifest.StreamOption + "ETH"]);
    }

    private static TrainingResult Train(ILabel label, ILearner learner) => new ModelTrainer(new TrainingOptions(), Scene.Costs).Train(
        Scene.Rows(Bars), AlwaysOpenCalendar.Instance, new string('0', 64), [new Candidate(learner, label)]);
}
