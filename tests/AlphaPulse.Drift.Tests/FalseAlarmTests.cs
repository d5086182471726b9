using AlphaPulse.TestKit;

namespace AlphaPulse.Drift.Tests;

public class FalseAlarmTests
{
    private const int Year = 8_760;

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_year_of_dependent_but_undrifted_rows_is_never_held(long seed)
    {
        var columns = Rows.Stationary(seed);
        var profile = ReferenceProfile.Fit(Rows.Columns(columns.Length), Rows.Make(Year, columns), Rows.Hourly);

        var report = Rows.Run(new DriftMonitor(profile, Rows.Columns(columns.Length)), Rows.Make(Year, columns), columns.Length);

        Assert.Equal(Year / 12 - 1, report.Evaluations);
        Assert.Equal([], Rows.Describe(report));
        Assert.Equal(0, report.HeldRows);
    }

    [Fact]
    public void A_short_reference_alarms_about_as_rarely_as_the_options_ask()
    {
        var alarmed = new List<string>();
        for (var seed = 1; seed <= 20; seed++)
        {
            var columns = Rows.Stationary(seed + 1000);
            var profile = ReferenceProfile.Fit(Rows.Columns(columns.Length), Rows.Make(3_000, columns), Rows.Hourly);
            alarmed.AddRange(Rows.Describe(Rows.Run(new DriftMonitor(profile, Rows.Columns(columns.Length)), Rows.Make(Year, columns), columns.Length)).Take(1));
        }

        // 0.1 false alarms a year are two in twenty years; more than five would come once in a hundred such tests.
        Assert.True(alarmed.Count <= 5, string.Join("; ", alarmed));
    }

    [Fact]
    public void Tests_for_independent_rows_would_alarm_on_the_same_rows()
    {
        // The reason for learned thresholds: without them these rows are flagged most of the time.
        var next = Rows.Autoregression(new DeterministicRandom(5), 0.9);
        var reference = Rows.Make(Year, next);
        var flagged = 0;
        for (var i = 0; i < 50; i++)
        {
            flagged += DriftTests.KolmogorovSmirnov(reference, Rows.Make(168, next)).PValue <= 0.05 ? 1 : 0;
        }

        Assert.InRange(flagged, 25, 50);
    }

    [EvidenceTheory]
    [InlineData("btcusdt-1h.csv")]
    [InlineData("btcusdt-1h-2018-2020.csv")]
    [InlineData("ethusdt-1h.csv")]
    [InlineData("bnbusdt-1h.csv")]
    [InlineData("dogeusdt-1h.csv")]
    public void A_real_market_is_not_held(string file)
    {
        var (columns, rows, _) = MarketRows.Make(Rows.Read(file));
        var width = columns.Count;
        var count = rows.Length / width;
        var profile = ReferenceProfile.Fit(columns, rows.AsSpan(0, count * 60 / 100 * width), Rows.Hourly);
        var replay = rows[(count * 80 / 100 * width)..];

        var report = Rows.Run(new DriftMonitor(profile, columns), replay, width);

        Assert.True(report.Evaluations > 300);
        Assert.Equal([], Rows.Describe(report));
        Assert.Equal(0, report.HeldRows);
    }

    public static TheoryData<long> Seeds() => [.. Enumerable.Range(1, 20).Select(i => (long)i)];
}
