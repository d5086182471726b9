using AlphaPulse.Features;

namespace AlphaPulse.Training.Tests;

public class ChronologicalSplitTests
{
    private static readonly IReadOnlyList<Bar> Bars = Scene.Bars(2_000, 0);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 24)]
    [InlineData(48, 24)]
    [InlineData(100, 0)]
    public void No_label_reaches_into_a_later_part(int horizon, int embargo)
    {
        var samples = SampleSet.Build(Scene.Rows(Bars), Labels.ForwardLogReturn(horizon), AlwaysOpenCalendar.Instance);
        var split = ChronologicalSplit.Create(samples, new SplitOptions { EmbargoBars = embargo });
        AssertApart(samples, split.Train, split.Validation, embargo);
        AssertApart(samples, split.Validation, split.Holdout, embargo);
        AssertApart(samples, split.Refit, split.Holdout, embargo);

        var replayOpens = Bars[split.ReplayStart].OpenTime;
        Assert.All(split.Holdout, i => Assert.True(samples.Samples[i].LabelEnd <= replayOpens));
        Assert.Equal((int)Math.Floor(Bars.Count * 0.8m), split.ReplayStart);
        Assert.True(split.HoldoutBars.End.Value + embargo <= split.ReplayStart);
        Assert.NotEmpty(split.Holdout);
    }

    [Theory]
    [InlineData("triple_barrier(48,6,3,50)")]
    [InlineData("trend_scan(5,40)")]
    [InlineData("volatility_scaled(20,50)")]
    [InlineData("meta(momentum(24),triple_barrier(30,5,5,50,close,miss),10)")]
    public void No_label_of_a_path_reaches_into_a_later_part(string label)
    {
        var samples = SampleSet.Build(Scene.Rows(Bars), Labels.Parse(label), AlwaysOpenCalendar.Instance);
        var split = ChronologicalSplit.Create(samples, new SplitOptions { EmbargoBars = 0 });
        AssertApart(samples, split.Growing, split.Stopping, 0);
        AssertApart(samples, split.Train, split.Validation, 0);
        AssertApart(samples, split.Refit, split.Holdout, 0);
        Assert.True(split.Train.Count < samples.Samples.Count(s => s.BarIndex < split.ValidationBars.Start.Value));
    }

    [Fact]
    public void A_longer_horizon_purges_more()
    {
        var rows = Scene.Rows(Bars);
        int TrainCount(int horizon) => ChronologicalSplit.Create(
            SampleSet.Build(rows, Labels.ForwardLogReturn(horizon), AlwaysOpenCalendar.Instance), new SplitOptions()).Train.Count;
        Assert.Equal(TrainCount(1) - 19, TrainCount(20));
    }

    private static void AssertApart(SampleSet samples, IReadOnlyList<int> earlier, IReadOnlyList<int> later, int embargo)
    {
        var first = samples.Samples[later[0]];
        Assert.All(earlier, i =>
        {
            var sample = samples.Samples[i];
            Assert.True(sample.LabelEnd <= first.BarTime, $"the label of {sample.BarTime:O} ends at {sample.LabelEnd:O}, after {first.BarTime:O} opens");
            Assert.True(first.BarIndex - sample.BarIndex > embargo);
        });
    }
}
