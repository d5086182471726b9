using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Drift.Tests;

public class DriftMonitorTests
{
    [Theory]
    [InlineData(DriftPolicy.None, false)]
    [InlineData(DriftPolicy.Warn, false)]
    [InlineData(DriftPolicy.Hold, true)]
    public void Only_the_policy_of_holding_holds(DriftPolicy policy, bool isHeld)
    {
        var monitor = new DriftMonitor(Profile(), Rows.Columns(1), new DriftOptions { Policy = policy });

        var report = Rows.Run(monitor, Rows.Make(60, () => 1e6), 1);

        Assert.Equal(DriftStatus.Drift, report.Status);
        Assert.Equal(isHeld, monitor.IsHeld);
        Assert.Equal(isHeld, report.HeldRows > 0);
        Assert.Single(report.Alarms);
    }

    [Fact]
    public void It_learns_until_the_window_is_full_then_warns_before_it_alarms()
    {
        var random = new DeterministicRandom(31);
        var monitor = new DriftMonitor(Profile(), Rows.Columns(1));
        var states = new List<DriftStatus>();
        for (var i = 0; i < 168; i++)
        {
            states.Add(monitor.Observe([random.NextNormal()], Rows.Hour(i)));
        }

        for (var i = 168; i < 400; i++)
        {
            states.Add(monitor.Observe([random.NextNormal() + 1.5], Rows.Hour(i)));
        }

        Assert.All(states[..167], s => Assert.Equal(DriftStatus.Learning, s));
        var distinct = states.Skip(167).Where((s, i) => i == 0 || states[167 + i - 1] != s);
        Assert.Equal([DriftStatus.Quiet, DriftStatus.Warning, DriftStatus.Drift], distinct);

        // Three evaluations in a row confirm it: two pass in warning.
        Assert.Equal(24, states.Count(s => s == DriftStatus.Warning));
        Assert.Equal(2, monitor.CreateReport().WarningEvaluations);
    }

    [Fact]
    public void Equal_rows_give_equal_reports_and_later_rows_change_nothing_before()
    {
        var random = new DeterministicRandom(32);
        var rows = Rows.Make(600, () => random.NextNormal() + 0.8);
        var one = Rows.Run(new DriftMonitor(Profile(), Rows.Columns(1)), rows, 1);
        var other = Rows.Run(new DriftMonitor(Profile(), Rows.Columns(1)), [.. rows, .. Rows.Make(500, () => 1e9)], 1);

        Assert.NotEmpty(one.Alarms);
        Assert.Equal(one.Alarms[0].StartedRow, other.Alarms[0].StartedRow);
        Assert.Equal(one.Alarms[0].Features, other.Alarms[0].Features);
    }

    [Fact]
    public void Observing_allocates_nothing_while_nothing_starts_or_ends()
    {
        var columns = Rows.Stationary(33);
        var profile = ReferenceProfile.Fit(Rows.Columns(30), Rows.Make(2_000, columns), Rows.Hourly);
        var monitor = new DriftMonitor(profile, Rows.Columns(30));
        var rows = Rows.Make(2_000, columns);
        for (var i = 0; i < 1_000; i++)
        {
            monitor.Observe(rows.AsSpan(i * 30, 30), Rows.Hour(i));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 1_000; i < 2_000; i++)
        {
            monitor.Observe(rows.AsSpan(i * 30, 30), Rows.Hour(i));
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Readings_are_those_of_the_window_and_null_where_no_test_is_made()
    {
        var columns = Rows.Columns(1).With(RawInputs.Columns);
        var random = new DeterministicRandom(34);
        var profile = ReferenceProfile.Fit(columns, Rows.Make(2_000, random.NextNormal, random.NextNormal, () => double.NaN, random.NextNormal), Rows.Hourly);
        var monitor = new DriftMonitor(profile, columns);
        Assert.Null(monitor.ListReadings()[0].KolmogorovSmirnov);
        Rows.Run(monitor, Rows.Make(168, random.NextNormal, random.NextNormal, () => double.NaN, random.NextNormal), 4);

        var readings = monitor.ListReadings();

        Assert.InRange(readings[0].KolmogorovSmirnov!.Value, 0.001, 0.2);
        Assert.InRange(readings[0].PopulationStability!.Value, 0.001, 0.3);
        Assert.Equal(0, readings[0].MissingShare);
        Assert.Equal((null, null, 0.0), (readings[1].KolmogorovSmirnov, readings[1].PopulationStability, readings[1].OutsideShare));
        Assert.Equal((null, 1.0), (readings[2].OutsideShare, readings[2].MissingShare));
        Assert.Empty(monitor.ListDrifts());
    }

    [Fact]
    public void Impossible_rows_are_refused()
    {
        var monitor = new DriftMonitor(Profile(), Rows.Columns(1));
        monitor.Observe([1], Rows.Hour(0));

        Assert.Throws<ArgumentException>(() => monitor.Observe([1, 2], Rows.Hour(1)));
        Assert.Throws<ArgumentException>(() => monitor.Observe([double.PositiveInfinity], Rows.Hour(1)));
        Assert.Throws<ArgumentException>(() => monitor.Observe([1], Rows.Hour(0)));
        Assert.Equal(1, monitor.CreateReport().Rows);
    }

    [Fact]
    public void Columns_that_are_not_those_of_the_profile_are_refused_with_the_differences()
    {
        var other = MonitoredColumns.From(new FeatureSchema("test", [new FeatureColumn("g0", "a number", 1)]));
        var names = Assert.Throws<SchemaMismatchException>(() => new DriftMonitor(Profile(), other));
        Assert.Equal(2, names.Differences.Count);

        var scales = MonitoredColumns.From(Rows.Columns(1).Schema, ColumnScale.LogLevel);
        Assert.Contains("LogLevel", Assert.Throws<SchemaMismatchException>(() => new DriftMonitor(Profile(), scales)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_that_is_too_short_is_refused()
    {
        var error = Assert.Throws<InsufficientHistoryException>(() => ReferenceProfile.Fit(Rows.Columns(1), new double[671], Rows.Hourly));
        Assert.Contains("672", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_that_nobody_gives_is_asked_for_and_never_guessed()
    {
        var error = Assert.Throws<ArgumentException>(() => ReferenceProfile.Fit(Rows.Columns(1), new double[672], new DriftOptions()));
        Assert.Contains("RowsPerYear is not set", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Factory().Fit(Rows.Columns(1), new double[672]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Factory().Fit(Rows.Columns(1), new double[672], 0));
    }

    [Fact]
    public void The_year_of_the_options_goes_before_that_of_the_caller_and_a_longer_year_has_wider_thresholds()
    {
        var random = new DeterministicRandom(36);
        var rows = Rows.Make(2_000, random.NextNormal);

        double Threshold(DriftMonitorFactory factory, int rowsPerYear) =>
            factory.Fit(Rows.Columns(1), rows, rowsPerYear).Profiles[0].Thresholds.KolmogorovSmirnov!.Value;

        Assert.True(Threshold(Factory(), 525_600) > Threshold(Factory(), 8_760));
        Assert.Equal(Threshold(Factory(), 8_760), Threshold(Factory(o => o.RowsPerYear = 8_760), 525_600));
    }

    [Fact]
    public void Evaluations_alarms_and_held_rows_are_counted_by_the_meter()
    {
        var counts = new Dictionary<string, long>();
        var thread = Environment.CurrentManagedThreadId;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter.Name == "AlphaPulse.Drift")
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
        {
            // Other tests measure at the same time, on threads of their own.
            if (Environment.CurrentManagedThreadId == thread)
            {
                counts[instrument.Name] = counts.GetValueOrDefault(instrument.Name) + value;
            }
        });
        listener.Start();

        Rows.Run(new DriftMonitor(Profile(), Rows.Columns(1)), Rows.Make(48, () => 1e6), 1);

        Assert.Equal(3, counts["alphapulse.drift.evaluations"]);
        Assert.Equal(1, counts["alphapulse.drift.alarms"]);
        Assert.Equal(25, counts["alphapulse.drift.rows.held"]);
    }

    [Fact]
    public void A_host_gets_a_factory_with_its_options()
    {
        using var services = new ServiceCollection().AddAlphaPulse(p => p.AddDrift(o => o.Policy = DriftPolicy.Warn)).BuildServiceProvider();
        var factory = services.GetRequiredService<DriftMonitorFactory>();
        var random = new DeterministicRandom(35);
        var monitor = factory.Create(factory.Fit(Rows.Columns(1), Rows.Make(2_000, random.NextNormal), 8_760), Rows.Columns(1));

        Rows.Run(monitor, Rows.Make(60, () => 1e6), 1);

        Assert.Equal((DriftStatus.Drift, false), (monitor.Status, monitor.IsHeld));
    }

    [Fact]
    public void Options_out_of_their_ranges_are_refused_by_name()
    {
        (string Name, Action<DriftOptions> Break)[] breaks =
        [
            (nameof(DriftOptions.Policy), o => o.Policy = (DriftPolicy)9),
            (nameof(DriftOptions.WindowRows), o => o.WindowRows = 49),
            (nameof(DriftOptions.WindowRows), o => o.WindowRows = 10_001),
            (nameof(DriftOptions.RecentRows), o => o.RecentRows = 169),
            (nameof(DriftOptions.EvaluateEveryRows), o => o.EvaluateEveryRows = 0),
            (nameof(DriftOptions.ConfirmEvaluations), o => o.ConfirmEvaluations = 0),
            (nameof(DriftOptions.ReleaseEvaluations), o => o.ReleaseEvaluations = 0),
            (nameof(DriftOptions.FalseAlarmsPerYear), o => o.FalseAlarmsPerYear = double.NaN),
            (nameof(DriftOptions.RowsPerYear), o => o.RowsPerYear = 0),
        ];
        foreach (var (name, change) in breaks)
        {
            using var services = new ServiceCollection().AddAlphaPulse(p => p.AddDrift(change)).BuildServiceProvider();
            var error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<DriftMonitorFactory>());
            Assert.Contains(name, error.Message, StringComparison.Ordinal);
            var options = new DriftOptions();
            change(options);
            Assert.Throws<ArgumentException>(() => new DriftMonitor(Profile(), Rows.Columns(1), options));
        }
    }

    private static DriftMonitorFactory Factory(Action<DriftOptions>? configure = null)
    {
        var options = new DriftOptions();
        configure?.Invoke(options);
        return new DriftMonitorFactory(Options.Create(options));
    }

    private static ReferenceProfile Profile()
    {
        var random = new DeterministicRandom(30);
        return ReferenceProfile.Fit(Rows.Columns(1), Rows.Make(2_000, random.NextNormal), Rows.Hourly);
    }
}
