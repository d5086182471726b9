namespace AlphaPulse.Drift.Tests;

/// <summary>A cut empties the window: what is behind it is judged as if nothing had been before.</summary>
public class CutTests
{
    private static readonly SeriesCut Cut =
        new(InstrumentId.Parse("test:AAA-USDT"), InstrumentEventKind.Reuse, Rows.Hour(300), Rows.Hour(300), "a notice");

    [Fact]
    public void Behind_a_cut_a_monitor_sees_what_a_new_one_sees_and_reports_the_cut()
    {
        var random = new DeterministicRandom(41);
        var profile = ReferenceProfile.Fit(Rows.Columns(1), Rows.Make(2_000, random.NextNormal), Rows.Hourly);
        var (monitor, fresh) = (new DriftMonitor(profile, Rows.Columns(1)), new DriftMonitor(profile, Rows.Columns(1)));
        var shifted = Rows.Make(900, () => random.NextNormal() + 0.9);
        for (var i = 0; i < 300; i++)
        {
            monitor.Observe([shifted[i] + 3], Rows.Hour(i));
        }

        Assert.Equal(DriftStatus.Drift, monitor.Status);
        monitor.Cut(Cut);
        Assert.Equal((DriftStatus.Learning, null, false), (monitor.Status, monitor.Reason, monitor.IsHeld));
        Assert.Empty(monitor.ListDrifts());
        for (var i = 300; i < 900; i++)
        {
            Assert.Equal(fresh.Observe([shifted[i]], Rows.Hour(i)), monitor.Observe([shifted[i]], Rows.Hour(i)));
            Assert.Equal(fresh.ListReadings(), monitor.ListReadings());
        }

        var report = monitor.CreateReport();
        Assert.Equal([Cut], report.Cuts);
        Assert.Equal(Cut.At, report.Alarms[0].EndedAt);
        Assert.Equal((900, 2), (report.Rows, report.Alarms.Count));
        Assert.Empty(fresh.CreateReport().Cuts);
    }
}
