using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Collectors.Tests.Coverage;

public class CoverageCalculatorTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Finds_runs_of_missing_bars_and_bars_off_the_grid()
    {
        await using var bench = new Workbench();
        await WriteAsync(bench, -0.5, 0, 1, 4, 4.25, 6, 7);

        var report = await bench.Coverage.CalculateAsync(Workbench.Series, AlwaysOpenCalendar.Instance);

        Assert.Equal(("always", 7L, 8L, 3L, 2L), (report.Calendar, report.Bars, report.Expected, report.Missing, report.OffGrid));
        Assert.Equal((Start.AddHours(-0.5), Start.AddHours(7)), (report.First, report.Last));
        Assert.Equal(
            [new CoverageGap(Start.AddHours(1), Start.AddHours(4), 2), new CoverageGap(Start.AddHours(4), Start.AddHours(6), 1)], report.Gaps);
    }

    [Fact]
    public async Task A_forming_bar_does_not_count()
    {
        await using var bench = new Workbench();
        await WriteAsync(bench, 0, 1);
        await bench.Bars.WriteAsync([Bar(2) with { IsProvisional = true }]);

        Assert.Equal(2, (await bench.Coverage.CalculateAsync(Workbench.Series, AlwaysOpenCalendar.Instance)).Bars);
    }

    [Fact]
    public async Task Nothing_is_covered_of_a_series_that_is_not_there()
    {
        await using var bench = new Workbench();

        var report = await bench.Coverage.CalculateAsync(Workbench.Series, AlwaysOpenCalendar.Instance);

        Assert.Equal((0L, 0L, 0L, 0L), (report.Bars, report.Expected, report.Missing, report.OffGrid));
        Assert.Null(report.First);
        Assert.Null(report.Last);
        Assert.Empty(report.Gaps);
    }

    [Theory]
    [InlineData("nyse", 70)]
    [InlineData("always", 60)]
    public async Task A_calendar_that_is_not_named_is_told_from_the_stored_bars(string expected, int days)
    {
        await using var bench = new Workbench();
        var series = Workbench.Series with { Timeframe = Timeframe.OneDay };
        var start = new DateTimeOffset(2023, 2, 21, 0, 0, 0, TimeSpan.Zero);
        var sessions = Enumerable.Range(0, days + 1).Select(day => start.AddDays(day)).Where(day => NyseCalendar.Instance.IsExpected(Timeframe.OneDay, day));
        await bench.Bars.WriteAsync([.. sessions.Select(day => new Bar(series, day, 1m, 1m, 1m, 1m, 1m, day.AddDays(1), BarProvenance.Import))]);

        var report = await bench.Coverage.CalculateAsync(series, calendar: null);

        // Ten weeks without a bar on a weekend tell an exchange; less tells nothing, and then every closed day is missing.
        Assert.Equal(expected, report.Calendar);
        Assert.Equal(expected == "always", report.Missing > 0);
    }

    [Fact]
    public async Task Closed_days_of_an_exchange_are_no_gap()
    {
        await using var bench = new Workbench();
        var series = Workbench.Series with { Timeframe = Timeframe.OneDay };
        await bench.Bars.WriteAsync([.. new[] { 0, 1, 4, 7, 9, 12 }.Select(day => new Bar(
            series, Start.AddDays(day), 1m, 1m, 1m, 1m, 1m, Start.AddDays(day + 1), BarProvenance.Import))]);

        var report = await bench.Coverage.CalculateAsync(series, new WeekdayCalendar());

        // The 1st of January 2024 is a Monday; the 13th, day 12, is a Saturday.
        Assert.Equal((8L, 3L, 1L), (report.Expected, report.Missing, report.OffGrid));
        Assert.Equal([2L, 1L], report.Gaps.Select(gap => gap.MissingBars));
    }

    [Fact]
    public void What_is_taken_away_is_what_is_missing() =>
        Prop.ForAll(Gen.Choose(0, 300).NonEmptyListOf().ToArbitrary(), hours =>
        {
            var there = hours.Distinct().Order().ToList();
            var report = CalculateAsync(there).GetAwaiter().GetResult();
            var missing = Enumerable.Range(there[0], there[^1] - there[0] + 1).Except(there).Count();
            return report.Missing == missing
                && report.Expected == there[^1] - there[0] + 1
                && report.Gaps.Sum(gap => gap.MissingBars) == missing
                && report.Gaps.All(gap => gap.Before - gap.After == TimeSpan.FromHours(gap.MissingBars + 1));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    private static async Task<CoverageReport> CalculateAsync(List<int> hours)
    {
        await using var bench = new Workbench();
        await WriteAsync(bench, [.. hours.Select(hour => (double)hour)]);
        return await bench.Coverage.CalculateAsync(Workbench.Series, AlwaysOpenCalendar.Instance);
    }

    private static Task<BarWriteResult> WriteAsync(Workbench bench, params double[] hours) => bench.Bars.WriteAsync([.. hours.Select(Bar)]);

    private static Bar Bar(double hour) => new(
        Workbench.Series, Start.AddHours(hour), 1m, 1m, 1m, 1m, 1m, Start.AddHours(hour + 1), BarProvenance.Import);
}
