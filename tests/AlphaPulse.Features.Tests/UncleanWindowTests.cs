namespace AlphaPulse.Features.Tests;

/// <summary>What is unclean is refused, missing or allowed, as the policy says and never otherwise.</summary>
public class UncleanWindowTests
{
    private static readonly ITradingCalendar Calendar = AlwaysOpenCalendar.Instance;
    private static readonly FeatureSet Set = FeatureSet.Parse("clean", "sma(5)", "rsi(14)");

    [Fact]
    public void A_gap_is_missing_and_is_refused_on_demand_and_cannot_be_allowed()
    {
        var bars = Series.Simulated(100).ToList();
        var (gap, behind) = (bars[50].OpenTime, bars[52]);
        bars.RemoveRange(50, 2);
        Assert.True(FeatureMatrix.Compute(Set, Calendar, bars).CompleteCount > 50);

        var refused = Refused(bars, new UncleanPolicy { Gaps = UncleanTreatment.Refuse });
        Assert.Equal((UncleanKind.Gap, gap, behind.Series), (refused.Kind, refused.OpenTime, refused.Series));
        Assert.Contains("did not come before that of", refused.Message, StringComparison.Ordinal);
        Assert.Contains("UncleanPolicy.Gaps is Allow", Assert.Throws<ArgumentException>(
            () => new FeatureEngine(Set, Calendar, new FeatureInputs { Unclean = new UncleanPolicy { Gaps = UncleanTreatment.Allow } })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bar_in_quarantine_is_refused_by_name_and_missing_or_taken_on_demand()
    {
        var all = Series.Simulated(100);
        var bars = all.Where((_, i) => i != 50).ToList();
        var held = Held(all[50]);
        var refused = Refused(bars, UncleanPolicy.Default, held);
        Assert.Equal((UncleanKind.Quarantined, all[50].OpenTime), (refused.Kind, refused.OpenTime));
        Assert.Contains("in quarantine as number 7 (Outlier: far outside)", refused.Message, StringComparison.Ordinal);

        AssertSame(FeatureMatrix.Compute(Set, Calendar, bars), Compute(bars, new UncleanPolicy { Quarantined = UncleanTreatment.Missing }, held));
        AssertSame(FeatureMatrix.Compute(Set, Calendar, all), Compute(bars, new UncleanPolicy { Quarantined = UncleanTreatment.Allow }, held));

        // Another version of the bar is there, or the bar is of another series: nothing is missed.
        AssertSame(FeatureMatrix.Compute(Set, Calendar, all), Compute(all, UncleanPolicy.Default, held));
        bars = [.. all.Where((_, i) => i != 60)];
        AssertSame(FeatureMatrix.Compute(Set, Calendar, bars), Compute(bars, UncleanPolicy.Default, held));
    }

    [Fact]
    public void A_filled_bar_is_refused_or_a_gap_and_no_label_rests_on_it()
    {
        var all = Series.Simulated(100);
        var bars = all.Select((b, i) => i != 50 ? b : new Bar(b.Series, b.OpenTime, b.Open, b.High, b.Low, b.Close, 0, b.AvailableAt, BarProvenance.Filled)).ToList();
        Assert.Equal(UncleanKind.Filled, Refused(bars, UncleanPolicy.Default).Kind);
        var missing = Compute(bars, new UncleanPolicy { Filled = UncleanTreatment.Missing });
        AssertSame(FeatureMatrix.Compute(Set, Calendar, [.. all.Where((_, i) => i != 50)]), missing);
        Assert.Equal(100, Compute(bars, new UncleanPolicy { Filled = UncleanTreatment.Allow }).Count);

        // Bar by bar it takes its place as a missing one.
        var engine = new FeatureEngine(Set, Calendar, new FeatureInputs { Unclean = new UncleanPolicy { Filled = UncleanTreatment.Missing } });
        var row = new double[2];
        var complete = bars.Select(bar => engine.Update(bar, row)).ToList();
        Assert.False(complete[50]);
        Assert.Equal((1, missing.CompleteCount), (engine.MissingBars, complete.Count(c => c)));
    }

    [Fact]
    public void A_filled_bar_of_another_instrument_is_refused_or_a_gap()
    {
        var set = FeatureSet.Parse("other", "sma(5)@ETH");
        var bars = Series.Simulated(100);
        var filled = bars.Select((b, i) => i != 50 ? b : new Bar(b.Series, b.OpenTime, b.Open, b.High, b.Low, b.Close, 0, b.AvailableAt, BarProvenance.Filled)).ToList();
        FeatureMatrix Compute(IReadOnlyList<Bar> stream, UncleanTreatment treatment) => FeatureMatrix.Compute(set, Calendar, bars, new FeatureInputs
        {
            Streams = new Dictionary<string, IReadOnlyList<Bar>>(StringComparer.Ordinal) { ["ETH"] = stream },
            Unclean = new UncleanPolicy { Filled = treatment },
        });
        Assert.Throws<UncleanWindowException>(() => Compute(filled, UncleanTreatment.Refuse));
        AssertSame(Compute([.. bars.Where((_, i) => i != 50)], UncleanTreatment.Refuse), Compute(filled, UncleanTreatment.Missing));
    }

    private static HeldBar Held(Bar bar) => new(7, bar, QuarantineKind.Outlier, "firewall", "far outside", bar.AvailableAt);

    private static FeatureMatrix Compute(IReadOnlyList<Bar> bars, UncleanPolicy policy, params HeldBar[] held) => FeatureMatrix.Compute(
        Set, Calendar, bars, new FeatureInputs { Unclean = policy, Held = new Dictionary<BarSeriesId, IReadOnlyList<HeldBar>> { [bars[0].Series] = held } });

    private static UncleanWindowException Refused(IReadOnlyList<Bar> bars, UncleanPolicy policy, params HeldBar[] held) =>
        Assert.Throws<UncleanWindowException>(() => Compute(bars, policy, held));

    private static void AssertSame(FeatureMatrix expected, FeatureMatrix actual)
    {
        Assert.Equal(expected.Bars.Select(b => b.OpenTime), actual.Bars.Select(b => b.OpenTime));
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.Equal(expected.Row(i).ToArray(), actual.Row(i).ToArray());
            Assert.Equal(expected.IsComplete(i), actual.IsComplete(i));
        }
    }
}
