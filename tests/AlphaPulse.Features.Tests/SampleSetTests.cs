namespace AlphaPulse.Features.Tests;

public class SampleSetTests
{
    private static readonly FeatureSet OneReturn = FeatureSet.Parse("one", "log_return(1)");

    [Fact]
    public void A_sample_carries_its_feature_time_and_its_label_end()
    {
        var bars = new[] { Series.Flat(0, 100), Series.Flat(1, 101), Series.Flat(2, 103), Series.Flat(3, 102) };
        var set = Build(bars, Labels.ForwardLogReturn(2));
        var sample = Assert.Single(set.Samples);
        Assert.Equal(1, sample.BarIndex);
        Assert.Equal(bars[1].OpenTime, sample.BarTime);
        Assert.Equal(bars[1].AvailableAt, sample.KnownAt);
        Assert.Equal(bars[3].OpenTime, sample.HorizonTime);
        Assert.Equal(bars[3].AvailableAt, sample.LabelEnd);
        Assert.Equal(Math.Log(102.0 / 101.0), sample.Target, 1e-15);
        Assert.Equal(2, set.WithoutLabel);
    }

    [Fact]
    public void A_horizon_that_falls_into_a_gap_gives_no_sample()
    {
        var bars = new[] { Series.Flat(0, 100), Series.Flat(1, 101), Series.Flat(3, 103), Series.Flat(4, 104), Series.Flat(5, 105) };
        var set = Build(bars, Labels.ForwardLogReturn(1));

        // Bar 1 has its horizon in the gap, bar 3 has no feature because the bar before it is missing, bar 5 has no horizon yet.
        Assert.Equal([3], set.Samples.Select(s => s.BarIndex));
        Assert.Equal(2, set.WithoutLabel);
    }

    [Fact]
    public void A_direction_has_no_label_where_the_price_is_the_same()
    {
        var bars = new[] { Series.Flat(0, 100), Series.Flat(1, 101), Series.Flat(2, 101.0m), Series.Flat(3, 102), Series.Flat(4, 99) };
        var set = Build(bars, Labels.Direction(1));
        Assert.Equal([(2, 1.0), (3, 0.0)], set.Samples.Select(s => (s.BarIndex, s.Target)));
    }

    [Fact]
    public void A_horizon_counts_trading_days_not_calendar_days()
    {
        var series = new BarSeriesId(InstrumentId.Parse("nyse:SPY"), Timeframe.OneDay);
        var friday = new DateTimeOffset(2024, 1, 12, 0, 0, 0, TimeSpan.Zero);

        // Monday 15 January 2024 is a holiday.
        Assert.Equal(friday.AddDays(4), Horizon.Of(NyseCalendar.Instance, series.Timeframe, friday, 1));
    }

    private static SampleSet Build(IReadOnlyList<Bar> bars, ILabel label) =>
        SampleSet.Build(FeatureMatrix.Compute(OneReturn, AlwaysOpenCalendar.Instance, bars), label, AlwaysOpenCalendar.Instance);
}
