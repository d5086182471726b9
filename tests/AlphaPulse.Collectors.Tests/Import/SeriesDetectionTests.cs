using System.Globalization;

namespace AlphaPulse.Collectors.Tests.Import;

public class SeriesDetectionTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("btcusdt-1h.csv", "import:BTC-USDT")]
    [InlineData("data/btcusd-bitfinex-1m.csv", "import:BTC-USD")]
    [InlineData("DOTUSDT-1m-2024-11.csv", "import:DOT-USDT")]
    [InlineData("spy-1d.csv", "import:SPY")]
    [InlineData("eth_btc.csv", "import:ETH-BTC")]
    [InlineData("ethbtc.csv", "import:ETH-BTC")]
    [InlineData("gbtc-1d.csv", "import:GBTC")]
    [InlineData("BNBFDUSD.csv", "import:BNB-FDUSD")]
    [InlineData("usd.csv", "import:USD")]
    public async Task Proposes_an_instrument_from_the_name(string source, string expected)
    {
        await using var bench = new Workbench();

        var report = await bench.ImportAsync(Csv(Start, Start.AddHours(1)), new ImportOptions(), source);

        Assert.Equal(InstrumentId.Parse(expected), report.Series.Instrument);
        Assert.Equal($"instrument: {expected}, proposed from the file name '{Path.GetFileName(source)}'.", report.Findings[0]);
    }

    [Fact]
    public async Task A_name_that_gives_no_instrument_is_refused()
    {
        await using var bench = new Workbench();

        var refused = await Assert.ThrowsAsync<ImportFormatException>(
            () => bench.ImportAsync(Csv(Start, Start.AddHours(1)), new ImportOptions(), "-"));

        Assert.Contains("ImportOptions.Instrument", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1s", 1)]
    [InlineData("5m", 300)]
    [InlineData("1h", 3600)]
    [InlineData("90m", 5400)]
    [InlineData("4h", 14400)]
    [InlineData("1d", 86400)]
    [InlineData("1w", 604800)]
    public async Task Tells_the_timeframe_from_the_most_frequent_spacing(string expected, int seconds)
    {
        await using var bench = new Workbench();

        // In no order, with a hole and a repetition.
        var csv = Csv([.. new[] { 4, 1, 0, 9, 2, 3, 2 }.Select(i => Start.AddSeconds((double)seconds * i))]);
        var report = await bench.ImportAsync(csv, new ImportOptions { Instrument = Workbench.Series.Instrument });

        Assert.Equal(Timeframe.Parse(expected), report.Series.Timeframe);
        Assert.Equal($"timeframe: {expected}, the spacing of 4 of the first 5 steps.", report.Findings[0]);
    }

    [Theory]
    [InlineData("1mo", 1)]
    [InlineData("3mo", 3)]
    public async Task Tells_months(string expected, int months)
    {
        await using var bench = new Workbench();

        var csv = Csv([.. Enumerable.Range(0, 14).Select(i => Start.AddMonths(months * i))]);
        var report = await bench.ImportAsync(csv, new ImportOptions { Instrument = Workbench.Series.Instrument });

        Assert.Equal(Timeframe.Parse(expected), report.Series.Timeframe);
    }

    [Fact]
    public async Task A_timeframe_that_cannot_be_told_is_refused()
    {
        await using var bench = new Workbench();
        string[] files =
        [
            Csv(Start),
            Csv(Start, Start),
            Csv(Start, Start.AddMinutes(1), Start.AddMinutes(3), Start.AddMinutes(7)),
            Csv(Start, Start.AddMilliseconds(1)),
        ];

        foreach (var csv in files)
        {
            var refused = await Assert.ThrowsAsync<ImportFormatException>(() => bench.ImportAsync(csv, new ImportOptions(), "btcusdt.csv"));
            Assert.Contains("ImportOptions.Timeframe", refused.Message, StringComparison.Ordinal);
        }

        Assert.Empty(await bench.Bars.ListSeriesAsync());
    }

    [Fact]
    public async Task Days_of_an_exchange_take_the_exchange_calendar()
    {
        var weekdays = Enumerable.Range(0, 71).Select(day => Start.AddDays(day))
            .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToArray();

        Assert.Equal("weekdays", (await ImportDaysAsync(weekdays, new WeekdayCalendar())).Calendar.Name);
        Assert.Equal("always", (await ImportDaysAsync(weekdays, null)).Calendar.Name);
        Assert.Equal("always", (await ImportDaysAsync([.. weekdays, Start.AddDays(5)], new WeekdayCalendar())).Calendar.Name);
        Assert.Equal("always", (await ImportDaysAsync(weekdays[..^1], new WeekdayCalendar())).Calendar.Name);
        Assert.Contains(
            (await ImportDaysAsync(weekdays, null)).Findings,
            finding => finding.Contains("no exchange calendar was given", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_close_of_an_exchange_day_is_that_of_its_calendar()
    {
        await using var bench = new Workbench();
        var options = Workbench.Declared();
        options.Timeframe = Timeframe.OneDay;
        options.Calendar = new WeekdayCalendar();

        // The 5th of January 2024 is a Friday, the 6th a Saturday.
        var report = await bench.ImportAsync(Csv(Start.AddDays(4), Start.AddDays(5)), options);

        Assert.Equal(
            [Start.AddDays(4).AddHours(21), Start.AddDays(6)],
            (await bench.ReadAsync(report.Series)).Select(bar => bar.AvailableAt));
        Assert.Contains("grid: 1 bars open at times when the calendar 'weekdays' expects none of 1d; they are kept.", report.Findings, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Times_that_a_calendar_does_not_know_are_told_or_quarantined()
    {
        var days = Enumerable.Range(0, 100).Select(day => new DateTimeOffset(1989, 10, 2, 0, 0, 0, TimeSpan.Zero).AddDays(day))
            .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToArray();
        await using var bench = new Workbench();
        var options = Workbench.Declared();
        options.Timeframe = Timeframe.OneDay;
        options.Calendar = new WeekdayCalendar();

        var told = await ImportDaysAsync(days, new WeekdayCalendar());
        var declared = await bench.ImportAsync(Csv(days), options);

        Assert.Contains(told.Findings, finding => finding.Contains("'weekdays' does not know those times", StringComparison.Ordinal));
        Assert.Equal(("always", days.Length), (told.Calendar.Name, told.Inserted));
        Assert.Equal(days.Count(day => day.Year < 1990), declared.Quarantined);
        var first = (await bench.ReadQuarantineAsync(declared.Series))[0];
        Assert.Equal((2L, "1989-10-02T00:00:00Z,1,1,1,1,1"), (first.Line, first.Raw));
        Assert.Equal("open_time 1989-10-02T00:00:00Z is outside the times that the calendar 'weekdays' knows", first.Reason);
    }

    private static async Task<ImportReport> ImportDaysAsync(DateTimeOffset[] days, ITradingCalendar? exchange)
    {
        await using var bench = new Workbench();
        return await bench.ImportAsync(Csv(days), new ImportOptions { ExchangeCalendar = exchange }, "spy-1d.csv");
    }

    private static string Csv(params DateTimeOffset[] times) => "open_time,open,high,low,close,volume\n" + string.Concat(
        times.Select(time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture) + ",1,1,1,1,1\n"));
}
