namespace AlphaPulse.Drift.Tests;

/// <summary>Bars that are missing are no drift, whatever they do to the rows.</summary>
public class GapTests
{
    private const int Warmup = 14;

    [Fact]
    public void An_outage_takes_a_weekday_out_of_a_window_and_is_no_drift_of_a_clock_column()
    {
        var schema = new FeatureSchema("clock", [new FeatureColumn("weekday", "day of the week", 1)]);
        int[] replayed = [.. Enumerable.Range(0, 800).Where(hour => hour is < 300 or >= 345)];

        Assert.Equal(DriftStatus.Quiet, Run(ColumnScale.Clock).Status);
        Assert.Equal(0, Run(ColumnScale.Clock).WarningEvaluations);

        // The same column compared by its distribution: the reason for the scale.
        Assert.NotEmpty(Run(ColumnScale.Stationary).Alarms);

        DriftReport Run(ColumnScale scale)
        {
            var columns = MonitoredColumns.From(schema, scale);
            var profile = ReferenceProfile.Fit(columns, [.. Enumerable.Range(0, 24 * 7 * 20).Select(Weekday)], Rows.Hourly);
            return Rows.Run(new DriftMonitor(profile, columns), [.. replayed.Select(Weekday)], 1);
        }
    }

    [Fact]
    public void Three_gaps_in_a_row_with_their_warm_ups_are_no_drift_and_a_column_that_stops_is()
    {
        var columns = MonitoredColumns.From(new FeatureSchema("warm", [new FeatureColumn("f", "a number", Warmup)]));
        var random = new DeterministicRandom(60);
        var profile = ReferenceProfile.Fit(columns, Rows.Make(2_000, random.NextNormal), Rows.Hourly);
        var row = 0;
        var gaps = Rows.Make(600, () => row++ is >= 300 and < 300 + (3 * (Warmup - 1)) ? double.NaN : random.NextNormal());
        var report = Rows.Run(new DriftMonitor(profile, columns), gaps, 1);
        Assert.Equal((0, 0L), (report.Alarms.Count, report.WarningEvaluations));

        row = 0;
        var stops = Rows.Make(600, () => row++ >= 300 ? double.NaN : random.NextNormal());
        var alarm = Assert.Single(Rows.Run(new DriftMonitor(profile, columns), stops, 1).Alarms);
        Assert.Equal(DriftTest.Missing, alarm.Features[0].Test);
        Assert.InRange(alarm.StartedRow, 301, 360);
    }

    [Fact]
    public void A_clock_column_keeps_its_scale_in_the_file()
    {
        var columns = MonitoredColumns.From(Rows.Columns(1).Schema, ColumnScale.Clock);
        var profile = ReferenceProfile.Fit(columns, [.. Enumerable.Range(0, 2_000).Select(Weekday)], Rows.Hourly);
        var read = ReferenceProfileFile.FromBytes(ReferenceProfileFile.ToBytes(profile), "here.json");
        Assert.Equal([ColumnScale.Clock], read.Columns.Scales);
        Assert.Equal(profile.Profiles[0].Thresholds, read.Profiles[0].Thresholds);
    }

    private static double Weekday(int hour) => hour / 24 % 7;
}
