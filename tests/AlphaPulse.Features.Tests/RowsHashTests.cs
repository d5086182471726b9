namespace AlphaPulse.Features.Tests;

/// <summary>Rows that anybody could learn something else from have another hash, and the same rows have the same one.</summary>
public sealed class RowsHashTests
{
    private static readonly FeatureSet Set = FeatureSet.Parse("hashed", "sma(5)", "rsi(14)");
    private static readonly IReadOnlyList<Bar> All = Series.Simulated(100);

    [Fact]
    public void The_same_bars_and_inputs_have_the_same_hash_whoever_asks()
    {
        var rows = Compute(All, FeatureInputs.None);
        Assert.Matches("^[0-9a-f]{64}$", rows.Hash);
        Assert.Equal(rows.Hash, Compute(Series.Simulated(100), FeatureInputs.None).Hash);
        Assert.NotEqual(rows.Hash, Compute([.. All.Take(99)], FeatureInputs.None).Hash);
        Assert.NotEqual(rows.Hash, FeatureMatrix.Compute(FeatureSet.Parse("hashed", "sma(5)", "rsi(15)"), AlwaysOpenCalendar.Instance, All).Hash);
    }

    [Fact]
    public void A_bar_out_of_quarantine_and_another_policy_are_other_rows_of_the_same_bars()
    {
        IReadOnlyList<Bar> bars = [.. All.Where((_, i) => i != 50)];
        string With(UncleanTreatment treatment) => Compute(bars, new FeatureInputs
        {
            Unclean = new UncleanPolicy { Quarantined = treatment },
            Held = new Dictionary<BarSeriesId, IReadOnlyList<HeldBar>> { [All[50].Series] = [Held(All[50])] },
        }).Hash;
        Assert.Equal(Compute(bars, FeatureInputs.None).Hash, With(UncleanTreatment.Missing));
        Assert.Equal(Compute(All, FeatureInputs.None).Hash, With(UncleanTreatment.Allow));
        Assert.NotEqual(With(UncleanTreatment.Missing), With(UncleanTreatment.Allow));
    }

    [Fact]
    public void A_cut_is_part_of_the_rows_where_it_changes_them()
    {
        SeriesCut Cut(DateTimeOffset time) => new(All[0].Series.Instrument, InstrumentEventKind.Split, time, time, "the exchange");
        var plain = Compute(All, FeatureInputs.None).Hash;
        Assert.Equal(plain, Compute(All, new FeatureInputs { Cuts = [Cut(All[^1].OpenTime.AddDays(1))] }).Hash);
        Assert.NotEqual(plain, Compute(All, new FeatureInputs { Cuts = [Cut(All[60].OpenTime)] }).Hash);
    }

    [Fact]
    public void The_first_rows_keep_their_hash_as_bars_come_and_whoever_told_of_them()
    {
        var rows = Compute(All, FeatureInputs.None);
        var early = Compute([.. All.Take(80)], FeatureInputs.None);
        Assert.Equal(early.HashOfFirst(80), rows.HashOfFirst(80));
        Assert.NotEqual(rows.HashOfFirst(80), rows.HashOfFirst(81));
        Assert.NotEqual(rows.HashOfFirst(80), Compute([.. All.Skip(1)], FeatureInputs.None).HashOfFirst(80));

        var retold = Compute([.. All.Select(b => new Bar(b.Series, b.OpenTime, b.Open, b.High, b.Low, b.Close, b.Volume, b.AvailableAt, BarProvenance.VenueRest))], FeatureInputs.None);
        Assert.Equal(rows.HashOfFirst(100), retold.HashOfFirst(100));
        Assert.NotEqual(rows.Hash, retold.Hash);
        Assert.Throws<ArgumentOutOfRangeException>(() => rows.HashOfFirst(101));
        Assert.Throws<ArgumentOutOfRangeException>(() => rows.HashOfFirst(-1));
    }

    private static FeatureMatrix Compute(IReadOnlyList<Bar> bars, FeatureInputs inputs) => FeatureMatrix.Compute(Set, AlwaysOpenCalendar.Instance, bars, inputs);

    private static HeldBar Held(Bar bar) => new(7, bar, QuarantineKind.Outlier, "firewall", "far outside", bar.AvailableAt);
}
