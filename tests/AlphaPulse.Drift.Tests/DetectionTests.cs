using AlphaPulse.TestKit;

namespace AlphaPulse.Drift.Tests;

public class DetectionTests
{
    [EvidenceTheory]
    [InlineData("btcusdt-1h.csv")]
    [InlineData("btcusdt-1h-2018-2020.csv")]
    [InlineData("dogeusdt-1h.csv")]
    public void Another_unit_of_volume_in_a_real_market_holds_signals_within_200_bars(string file)
    {
        var bars = Rows.Read(file);
        var start = bars.Count * 80 / 100;
        var change = start + 1000;
        var (columns, rows, times) = MarketRows.Make(bars, volumeUnitFrom: change);
        var offset = bars.Count - times.Length;
        var width = columns.Count;
        var profile = ReferenceProfile.Fit(columns, rows.AsSpan(0, bars.Count * 60 / 100 * width), Rows.Hourly);
        var monitor = new DriftMonitor(profile, columns);
        int? heldAfter = null;
        for (var i = start; i < bars.Count && heldAfter is null; i++)
        {
            monitor.Observe(rows.AsSpan((i - offset) * width, width), times[i - offset]);
            heldAfter = monitor.IsHeld ? i - change + 1 : null;
        }

        Assert.InRange(heldAfter ?? int.MaxValue, 1, 200);
        Assert.Equal(("log_volume", DriftTest.OutsideRange), (monitor.ListDrifts()[0].Column, monitor.ListDrifts()[0].Test));
        Assert.Contains("log_volume", monitor.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(0.001)]
    public void Another_unit_of_a_wandering_level_is_held_within_two_days_and_until_it_is_undone(double factor)
    {
        var next = Level(11);
        var columns = Levels();
        var monitor = new DriftMonitor(ReferenceProfile.Fit(columns, Rows.Make(5_000, next), Rows.Hourly), columns);
        for (var i = 0; i < 500; i++)
        {
            Assert.NotEqual(DriftStatus.Drift, monitor.Observe([next()], Rows.Hour(i)));
        }

        for (var i = 500; i < 900; i++)
        {
            monitor.Observe([next() + Math.Log(factor)], Rows.Hour(i));
            Assert.True(i < 548 || monitor.IsHeld);
        }

        for (var i = 900; i < 1000; i++)
        {
            monitor.Observe([next()], Rows.Hour(i));
        }

        var report = monitor.CreateReport();
        var alarm = Assert.Single(report.Alarms);
        Assert.InRange(alarm.StartedRow, 501, 548);
        Assert.Equal((false, DriftStatus.Quiet), (monitor.IsHeld, report.Status));
        Assert.InRange(alarm.EndedAt!.Value, Rows.Hour(900), Rows.Hour(972));
        Assert.InRange(report.HeldRows, 352, 472);
        Assert.Null(monitor.Reason);
    }

    [Fact]
    public void A_level_of_ten_times_the_reference_is_no_break()
    {
        var next = Level(12, wander: 0);
        var columns = Levels();
        var monitor = new DriftMonitor(ReferenceProfile.Fit(columns, Rows.Make(5_000, next), Rows.Hourly), columns);

        var report = Rows.Run(monitor, Rows.Make(3_000, () => next() + Math.Log(10)), 1);

        Assert.Empty(report.Alarms);
    }

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(0.5, 2.0)]
    [InlineData(0.9, 4.0)]
    public void A_shift_of_the_mean_is_noticed_within_two_windows(double rho, double shift)
    {
        var next = Rows.Autoregression(new DeterministicRandom(21), rho);
        var monitor = new DriftMonitor(ReferenceProfile.Fit(Rows.Columns(1), Rows.Make(5_000, next), Rows.Hourly), Rows.Columns(1));
        Assert.Empty(Rows.Run(monitor, Rows.Make(1_000, next), 1).Alarms);
        for (var i = 1_000; i < 1_336; i++)
        {
            monitor.Observe([next() + shift], Rows.Hour(i));
        }

        var alarm = Assert.Single(monitor.CreateReport().Alarms);
        Assert.Equal("f0", alarm.Features[0].Column);
        Assert.True(alarm.Features[0].Ratio > 1);
        Assert.True(alarm.Features[0].FirstSeen < alarm.StartedAt);
        Assert.InRange(alarm.StartedRow, 1_001, 1_336);
    }

    [Fact]
    public void A_change_of_shape_with_the_same_mean_is_noticed()
    {
        var random = new DeterministicRandom(22);
        var monitor = new DriftMonitor(ReferenceProfile.Fit(Rows.Columns(1), Rows.Make(5_000, random.NextNormal), Rows.Hourly), Rows.Columns(1));

        var report = Rows.Run(monitor, Rows.Make(400, () => 3 * random.NextNormal()), 1);

        Assert.Equal(DriftStatus.Drift, report.Status);
    }

    [Fact]
    public void A_column_that_stops_coming_is_noticed_at_once_and_before_the_window_is_full()
    {
        var random = new DeterministicRandom(23);
        var monitor = new DriftMonitor(ReferenceProfile.Fit(Rows.Columns(1), Rows.Make(2_000, random.NextNormal), Rows.Hourly), Rows.Columns(1));

        var report = Rows.Run(monitor, Rows.Make(24, () => double.NaN), 1);

        var alarm = Assert.Single(report.Alarms);
        Assert.Equal((24L, DriftTest.Missing), (alarm.StartedRow, alarm.Features[0].Test));
    }

    [Fact]
    public void A_column_that_is_missing_in_the_reference_too_is_no_drift()
    {
        var random = new DeterministicRandom(24);
        double Next() => random.NextDouble() < 0.6 ? double.NaN : random.NextNormal();
        var monitor = new DriftMonitor(ReferenceProfile.Fit(Rows.Columns(1), Rows.Make(2_000, Next), Rows.Hourly), Rows.Columns(1));

        Assert.Empty(Rows.Run(monitor, Rows.Make(2_000, Next), 1).Alarms);
    }

    [Theory]
    [InlineData(5.0, DriftStatus.Quiet)]
    [InlineData(5.1, DriftStatus.Drift)]
    public void A_constant_is_compared_with_the_constant_of_the_reference(double value, DriftStatus expected)
    {
        var monitor = new DriftMonitor(ReferenceProfile.Fit(Rows.Columns(1), Rows.Make(2_000, () => 5.0), Rows.Hourly), Rows.Columns(1));

        Assert.Equal(expected, Rows.Run(monitor, Rows.Make(300, () => value), 1).Status);
    }

    private static MonitoredColumns Levels() => MonitoredColumns.From(
        new FeatureSchema("levels", [new FeatureColumn("log_volume", "ln(volume)", 1)]), ColumnScale.LogLevel);

    /// <summary>A log level that wanders slowly by about a factor of ten, with noise and a daily cycle.</summary>
    private static Func<double> Level(long seed, double wander = 0.6)
    {
        var random = new DeterministicRandom(seed);
        var slow = Rows.Autoregression(random.Fork(), 0.999);
        var hour = 0;
        return () => 6 + wander * slow() + 0.4 * Math.Sin(hour++ * Math.PI / 12) + 0.5 * random.NextNormal();
    }
}
