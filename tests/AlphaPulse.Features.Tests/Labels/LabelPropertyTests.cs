using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Features.Tests;

public class LabelPropertyTests
{
    [Fact]
    public void No_label_uses_a_bar_after_its_end() => Prop.ForAll(Seeds(), seed =>
    {
        var bars = LabelScene.Walk(seed);
        var random = new DeterministicRandom(seed);
        foreach (var kind in LabelScene.Kinds)
        {
            var labels = LabelScene.Label(kind, bars);
            Assert.NotEmpty(labels);
            var chosen = labels[random.NextInt32(labels.Count)];
            var poisoned = bars.Select((bar, i) => i > chosen.End ? Series.Scaled(bar, random.NextInt32(2) == 0 ? 0.2m : 5m) : bar);
            Assert.Equal(chosen, LabelScene.Label(kind, poisoned).Single(r => r.Start == chosen.Start));

            // Not even whether there is one.
            Assert.Equal(chosen, LabelScene.Label(kind, bars.Take((int)chosen.End + 1)).Single(r => r.Start == chosen.Start));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_label_uses_the_bar_that_it_ends_with() => Prop.ForAll(Seeds(), seed =>
    {
        var bars = LabelScene.Walk(seed);
        foreach (var kind in LabelScene.Kinds)
        {
            foreach (var label in LabelScene.Label(kind, bars))
            {
                Assert.DoesNotContain(LabelScene.Label(kind, bars.Take((int)label.End)), r => r.Start == label.Start);
            }
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_label_ends_after_its_start_and_within_its_horizon() => Prop.ForAll(Seeds(), seed =>
    {
        var bars = LabelScene.Walk(seed);
        foreach (var kind in LabelScene.Kinds)
        {
            foreach (var label in LabelScene.Label(kind, bars))
            {
                var (start, end) = (bars[(int)label.Start], bars[(int)label.End]);
                Assert.Equal((start.OpenTime, end.OpenTime), (label.BarTime, label.HorizonTime));
                Assert.InRange(label.HorizonTime, start.OpenTime.AddHours(1), Horizon.Of(LabelScene.Always, Timeframe.OneHour, start.OpenTime, kind.HorizonBars));
                Assert.True(label.KnownAt >= start.AvailableAt && label.KnownAt >= end.AvailableAt);
                Assert.True(double.IsFinite(label.Value.Target) && double.IsFinite(label.Value.LogReturn));
            }
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_label_does_not_depend_on_which_other_bars_are_labelled() => Prop.ForAll(Seeds(), seed =>
    {
        var bars = LabelScene.Walk(seed);
        var random = new DeterministicRandom(seed);
        foreach (var kind in LabelScene.Kinds)
        {
            var begins = bars.Select(_ => random.NextInt32(3) == 0).ToArray();
            Assert.Equal(LabelScene.Label(kind, bars).Where(r => begins[(int)r.Start]), LabelScene.Label(kind, bars, i => begins[i]));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Samples_carry_what_the_engine_says_and_a_purge_by_them_hides_the_future() => Prop.ForAll(Seeds(), seed =>
    {
        var bars = LabelScene.Walk(seed);
        var features = FeatureMatrix.Compute(FeatureSet.Parse("one", "log_return(1)"), LabelScene.Always, bars);
        var border = bars.Count / 2;
        var after = bars.Select((bar, i) => i >= border ? Series.Scaled(bar, 3m) : bar).ToList();
        var changed = FeatureMatrix.Compute(FeatureSet.Parse("one", "log_return(1)"), LabelScene.Always, after);
        foreach (var kind in LabelScene.Kinds)
        {
            var set = SampleSet.Build(features, kind, LabelScene.Always);
            var all = LabelScene.Label(kind, bars).Where(r => features.IsComplete((int)r.Start)).ToList();
            Assert.Equal(
                all.Select(r => ((int)r.Start, (int)r.End, r.HorizonTime, r.KnownAt, r.Value.Target)),
                set.Samples.Select(s => (s.BarIndex, s.EndIndex, s.HorizonTime, s.LabelEnd, s.Target)));
            Assert.Equal(features.CompleteCount - all.Count, set.WithoutLabel);

            // What is kept at the border is the same, whatever comes after it.
            Assert.Equal(Kept(set), Kept(SampleSet.Build(changed, kind, LabelScene.Always)));
        }

        List<Sample> Kept(SampleSet set) => [.. set.Samples.Where(s => s.HorizonTime < bars[border].OpenTime && s.LabelEnd <= set.KnownBy(border))];
    }).QuickCheckThrowOnFailure();

    private static Arbitrary<int> Seeds() => Gen.Choose(0, 1_000_000).ToArbitrary();
}
