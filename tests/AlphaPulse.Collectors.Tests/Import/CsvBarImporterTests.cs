using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace AlphaPulse.Collectors.Tests.Import;

public class CsvBarImporterTests
{
    private const string Header = "open_time,open,high,low,close,volume\n";
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Reads_a_plain_file()
    {
        await using var bench = new Workbench();

        var report = await bench.ImportAsync(
            Header + "2024-01-01T00:00:00Z,1.10,1.20,1.00,1.1500,0.000\n2024-01-01T01:00:00Z,1e0,2,1,1.5,3.4e-7\n");

        var bars = await bench.ReadAsync();
        Assert.Equal(["1.10", "1.20", "1.00", "1.1500", "0.000"], Digits(bars[0]), StringComparer.Ordinal);
        Assert.Equal(["1", "2", "1", "1.5", "0.00000034"], Digits(bars[1]), StringComparer.Ordinal);
        Assert.Equal(Start.AddHours(1), bars[0].AvailableAt);
        Assert.True(bars[0].IsAvailabilityAssumed);
        Assert.False(bars[0].IsProvisional);
        Assert.Equal(BarProvenance.Import, bars[0].Provenance);
        Assert.Null(bars[0].Detail);
        Assert.Equal((2L, 2L, 0L, 0L, 0L), Counts(report));
        Assert.Equal((Start, Start.AddHours(1)), (report.First, report.Last));
        Assert.Equal(["availability: assumed at the close plus 00:00:00."], report.Findings, StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_hash_is_that_of_the_csv_bytes()
    {
        await using var bench = new Workbench();
        var bytes = Encoding.UTF8.GetBytes("\uFEFF" + Header + "2024-01-01,1,1,1,1,1");
        var expected = Convert.ToHexStringLower(SHA256.HashData(bytes));

        Assert.Equal(expected, (await bench.ImportAsync(bytes)).DataSha256);
        Assert.Equal(expected, (await bench.ImportAsync(Gzip(bytes), source: "input.CSV.GZ")).DataSha256);
    }

    [Theory]
    [InlineData("Date,OPEN,High,low,Close,Volume\n2024-01-01,2,4,1,3,5")]
    [InlineData("\uFEFFvolume,close,low,high,open,TIMESTAMP\r\n5,3,1,4,2,2024-01-01T00:00:00Z\r\n")]
    [InlineData("\"time\",\"open\",\"high\",\"low\",\"close\",\"volume\"\n\"2024-01-01 00:00:00+00:00\",\"2\",4,1,3,\"5\"\n\n")]
    [InlineData("note,Open Time, Open , High,Low,Close,Volume,x\n\"a \"\"b\"\", c\",2024-01-01T02:00:00+02:00, 2 ,4,1,3\t,5,\n")]
    [InlineData("\r\nopen_time,open,high,low,close,volume\r\n\r\n1704067200,2,4,1,3,5\r\n")]
    public async Task Reads_header_variants(string csv)
    {
        await using var bench = new Workbench();

        await bench.ImportAsync(csv);

        var bar = Assert.Single(await bench.ReadAsync());
        Assert.Equal(Start, bar.OpenTime);
        Assert.Equal(["2", "4", "1", "3", "5"], Digits(bar), StringComparer.Ordinal);
        Assert.Empty(await bench.ReadQuarantineAsync());
    }

    [Fact]
    public async Task Reads_optional_columns_and_keeps_absent_values_absent()
    {
        await using var bench = new Workbench();

        var report = await bench.ImportAsync(
            "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,vwap,ignore\n"
            + "1704067200000,1,1,1,1,1,x,10.50,3,0.0,2,1.0,0\n"
            + "1704070800000,1,1,1,1,1,x,,,,,,0\n"
            + "1704074400000,1,1,1,1,1,x,,0,,,,0\n");

        var bars = await bench.ReadAsync();
        var full = new BarDetail { QuoteVolume = 10.5m, TradeCount = 3, TakerBuyVolume = 0m, TakerBuyQuoteVolume = 2m, Vwap = 1m };
        Assert.Equal([full, null, new BarDetail { TradeCount = 0 }], bars.Select(bar => bar.Detail));
        Assert.Equal("10.50", bars[0].Detail!.QuoteVolume!.Value.ToString(CultureInfo.InvariantCulture));
        Assert.Contains("columns: close_time, ignore ignored.", report.Findings, StringComparer.Ordinal);
        Assert.Contains("time: numbers in ms since 1970, told from the first data row (1704067200000).", report.Findings, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData(Header)]
    [InlineData("open_time,open,high,low,close\n2024-01-01,1,1,1,1\n")]
    [InlineData("open_time,open,open,high,low,close,volume\n2024-01-01,1,1,1,1,1,1\n")]
    [InlineData("1704067200000,1,1,1,1,1\n")]
    [InlineData("open_time:open:high:low:close:volume\n2024-01-01:1:1:1:1:1\n")]
    [InlineData("\"open_time,open,high,low,close,volume\n2024-01-01,1,1,1,1,1\n")]
    public async Task A_file_without_usable_header_or_rows_is_refused(string csv)
    {
        await using var bench = new Workbench();

        var refused = await Assert.ThrowsAsync<ImportFormatException>(() => bench.ImportAsync(csv));

        Assert.Contains("'input.csv'", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await bench.Bars.ListSeriesAsync());
    }

    [Fact]
    public async Task Bad_lines_are_quarantined_with_line_and_reason_and_good_ones_imported()
    {
        var huge = new string('7', 70_000);
        (string Line, string? Reason)[] lines =
        [
            ("2024-01-01T00:00:00Z,1,1,1,1,1", null),
            ("2024-01-01T01:00:00Z,1,1,1,1", "the line has 5 fields and the header 6"),
            ("2024-01-01T01:00:00Z,1,1,1,1,1,9", "the line has 7 fields and the header 6"),
            ("2024-01-01T02:00:00Z,1,,1,1,1", "high is empty"),
            (",1,1,1,1,1", "open_time is empty"),
            ("2024-01-01T03:00:00Z,1,1,1,1.x,1", "close '1.x' is not a number"),
            ("2024-01-01T03:00:00Z,1,1,1,NaN,1", "close 'NaN' is not a number"),
            ("2024-01-01T04:00:00Z,1,1,1,1,1", null),
            ("2024-01-01T05:00:00Z,1.00000000000000000000000000001,1,1,1,1", "open '1.00000000000000000000000000001' cannot be held exactly in 28 digits"),
            ("2024-01-01T05:00:00Z,1,1,1,1,1e30", "volume '1e30' cannot be held exactly in 28 digits"),
            ("2024-01-01T05:00:00Z,1,0.5,1,1,1", "high 0.5 is below another price (open 1, low 1, close 1)"),
            ("2024-01-01T05:00:00Z,1,1,1,1,-1", "volume -1 is outside 0 to 1000000000000000000"),
            ("2024-01-01T05:00:00Z,0,1,0,1,1", "prices must be positive (open 0, high 1, low 0, close 1)"),
            ("2024-02-30,1,1,1,1,1", "open_time '2024-02-30' is no time"),
            ("2024-01-01T24:00:00Z,1,1,1,1,1", "open_time '2024-01-01T24:00:00Z' is no time"),
            ("2024-01-01T00:00:00.00000001Z,1,1,1,1,1", "open_time '2024-01-01T00:00:00.00000001Z' is finer than 100 ns and cannot be held exactly"),
            ("yesterday,1,1,1,1,1", "open_time 'yesterday' is no time"),
            ("1704067200,1,1,1,1,1", "open_time '1704067200' is in s and the file in ISO-8601: the time unit switches"),
            ("\"2024-01-01T06:00:00Z,1,1,1,1,1", "a quote is not closed on its line"),
            ("\"2024-01-01T06:00:00Z\"x,1,1,1,1,1", "text stands behind a closing quote"),
            ("2024-01-01T06:00:00Z,1,1,1,1,1\"", "a quote stands inside a field that is not quoted"),
            (huge, "the line is longer than 64 KiB"),
            ("  ", "the line has 1 fields and the header 6"),
            ("2024-01-01T07:00:00Z,1,1,1,1,1", null),
        ];
        await using var bench = new Workbench();

        var report = await bench.ImportAsync(Header + string.Join('\n', lines.Select(line => line.Line)));

        var expected = lines
            .Select((line, i) => new QuarantinedRow(
                Workbench.Series, "input.csv", i + 2, line.Line[..Math.Min(1000, line.Line.Length)], line.Reason ?? string.Empty))
            .Where(row => row.Reason.Length > 0)
            .ToList();
        Assert.Equal(expected, await bench.ReadQuarantineAsync());
        Assert.Equal([0, 4, 7], (await bench.ReadAsync()).Select(bar => bar.OpenTime.Hour));
        Assert.Equal((24L, 3L, 0L, 0L, 21L), Counts(report));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_kept_as_replacement_characters()
    {
        await using var bench = new Workbench();

        await bench.ImportAsync([.. Encoding.UTF8.GetBytes(Header + "2024-01-01,1,1,1,1,1\n"), 0xFF, 0x00, (byte)',', 0xC3, (byte)'\n']);

        Assert.Equal("\uFFFD\0,\uFFFD", Assert.Single(await bench.ReadQuarantineAsync()).Raw);
    }

    [Fact]
    public async Task A_field_that_is_negative_or_no_count_is_quarantined()
    {
        await using var bench = new Workbench();

        await bench.ImportAsync(
            "date,open,high,low,close,volume,quote_volume,trades,vwap\n"
            + "2024-01-01,1,1,1,1,1,-1,1,1\n2024-01-02,1,1,1,1,1,1,1.5,1\n2024-01-03,1,1,1,1,1,1,1,0\n2024-01-04,1,1,1,1,1,1,x,1\n");

        Assert.Equal(
            ["quote_volume '-1' is negative", "trade_count '1.5' is no count", "vwap '0' is not positive", "trade_count 'x' is not a number"],
            (await bench.ReadQuarantineAsync()).Select(row => row.Reason),
            StringComparer.Ordinal);
    }

    /// <summary>Kraken and Alpaca write 0 as the average price of a minute in which nobody traded.</summary>
    [Fact]
    public async Task An_average_of_zero_where_nothing_traded_is_absent()
    {
        await using var bench = new Workbench();

        var report = await bench.ImportAsync(
            "date,open,high,low,close,vwap,volume,quote_volume,trades,taker_buy_volume,taker_buy_quote_volume\n"
            + "2024-01-01,1,1,1,1,0,0,0,0,0,0\n2024-01-02,1,1,1,1,0.00,0.000,,,,\n2024-01-03,1,1,1,1,0,0.1,,0,,\n");

        Assert.Equal((3L, 2L, 0L, 0L, 1L), Counts(report));
        var nothing = new BarDetail { QuoteVolume = 0, TradeCount = 0, TakerBuyVolume = 0, TakerBuyQuoteVolume = 0 };
        Assert.Equal([nothing, null], (await bench.ReadAsync()).Select(bar => bar.Detail));
        Assert.Equal("vwap '0' is not positive", Assert.Single(await bench.ReadQuarantineAsync()).Reason);
    }

    [Theory]
    [InlineData("1704067200", "s")]
    [InlineData("1704067200000", "ms")]
    [InlineData("1704067200000000", "us")]
    [InlineData("1704067200000000000", "ns")]
    [InlineData("1704067200.0000", "s")]
    [InlineData("1.7040672E12", "ms")]
    public async Task Tells_epoch_units_by_range(string time, string unit)
    {
        await using var bench = new Workbench();

        var report = await bench.ImportAsync($"time,open,high,low,close,volume\n{time},1,1,1,1,1\n");

        Assert.Equal(Start, Assert.Single(await bench.ReadAsync()).OpenTime);
        Assert.Contains($"time: numbers in {unit} since 1970, told from the first data row ({time}).", report.Findings, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(EpochUnit.Seconds, "86400")]
    [InlineData(EpochUnit.Milliseconds, "86400000")]
    [InlineData(EpochUnit.Microseconds, "86400000000")]
    [InlineData(EpochUnit.Nanoseconds, "86400000000000")]
    public async Task A_declared_unit_reads_times_that_no_range_tells(EpochUnit unit, string time)
    {
        await using var bench = new Workbench();
        var options = Workbench.Declared();
        options.EpochUnit = unit;

        var report = await bench.ImportAsync($"time,open,high,low,close,volume\n{time},1,1,1,1,1\n", options);

        Assert.Equal(DateTimeOffset.UnixEpoch.AddDays(1), Assert.Single(await bench.ReadAsync()).OpenTime);
        Assert.DoesNotContain(report.Findings, finding => finding.StartsWith("time", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_time_unit_that_switches_is_quarantined()
    {
        await using var bench = new Workbench();

        await bench.ImportAsync(
            "time,open,high,low,close,volume\n1704067200000,1,1,1,1,1\n1704070800000000,1,1,1,1,1\n20240101,1,1,1,1,1\n"
            + "2024-01-01T03:00:00Z,1,1,1,1,1\n1704067200000.00001,1,1,1,1,1\n1704078000000,1,1,1,1,1\n");

        Assert.Equal([0, 3], (await bench.ReadAsync()).Select(bar => bar.OpenTime.Hour));
        Assert.Equal(
            [
                (3L, "time '1704070800000000' is in us and the file in ms: the time unit switches"),
                (4L, "time '20240101' does not lie between 1990 and 2100 in ms; declare ImportOptions.EpochUnit"),
                (5L, "time '2024-01-01T03:00:00Z' is in ISO-8601 and the file in ms: the time unit switches"),
                (6L, "time '1704067200000.00001' is finer than 100 ns and cannot be held exactly"),
            ],
            (await bench.ReadQuarantineAsync()).Select(row => (row.Line!.Value, row.Reason)));
    }

    [Fact]
    public async Task An_unknown_time_unit_is_refused()
    {
        await using var bench = new Workbench();

        var refused = await Assert.ThrowsAsync<ImportFormatException>(
            () => bench.ImportAsync("date,open,high,low,close,volume\n20240101,1,1,1,1,1\n20240102,1,1,1,1,1\n"));

        Assert.Contains("declare ImportOptions.EpochUnit", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_100_ns_and_states_what_had_no_offset()
    {
        await using var bench = new Workbench();

        var report = await bench.ImportAsync(
            Header + "2024-01-01T00:00:00.1234567,1,1,1,1,1\n2024-01-01 01:00,1,1,1,1,1\n2024-01-02,1,1,1,1,1\n2024-01-03T00:00:00-0530,1,1,1,1,1\n");

        Assert.Equal(
            [Start.AddTicks(1_234_567), Start.AddHours(1), Start.AddDays(1), Start.AddDays(2).AddHours(5.5)],
            (await bench.ReadAsync()).Select(bar => bar.OpenTime));
        Assert.Contains("time: 2 rows have a time without an offset, read as UTC.", report.Findings, StringComparer.Ordinal);
        Assert.Contains("time: 1 rows have a date alone, read as 00:00 UTC of that trading date.", report.Findings, StringComparer.Ordinal);
        Assert.Contains(
            "grid: 2 bars open at times when the calendar 'always' expects none of 1h; they are kept.", report.Findings, StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_lag_counts_from_the_close()
    {
        await using var bench = new Workbench();
        var options = Workbench.Declared();
        options.AvailabilityLag = TimeSpan.FromMinutes(3);

        await bench.ImportAsync(Header + "2024-01-01T00:00:00Z,1,1,1,1,1\n", options);

        Assert.Equal(Start.AddMinutes(63), Assert.Single(await bench.ReadAsync()).AvailableAt);
    }

    [Fact]
    public async Task Gzip_is_read_by_name_and_damage_is_refused()
    {
        await using var bench = new Workbench();
        var rows = string.Concat(Enumerable.Range(0, 400).Select(
            hour => string.Create(CultureInfo.InvariantCulture, $"{Start.AddHours(hour):yyyy-MM-dd'T'HH:mm:ss'Z'},1,1,1,1,{hour * 7919 % 1000}\n")));
        var zipped = Gzip(Encoding.UTF8.GetBytes(Header + rows));
        var path = bench.Folder.File("btcusdt-1h.csv.gz");
        await File.WriteAllBytesAsync(path, zipped);

        var report = await bench.Importer.ImportAsync(path);

        Assert.Equal(("import:BTC-USDT@1h", 400L), (report.Series.ToString(), report.Inserted));
        foreach (var damaged in new[] { Encoding.UTF8.GetBytes(Header + rows), zipped[..(zipped.Length / 2)] })
        {
            var refused = await Assert.ThrowsAsync<ImportFormatException>(() => bench.ImportAsync(damaged, source: "x.csv.gz"));
            Assert.Contains("gzip", refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1_000_001, 0)]
    [InlineData(1, -1)]
    [InlineData(1, 31 * 24)]
    public async Task Options_out_of_range_are_refused(int batch, int lagHours)
    {
        await using var bench = new Workbench();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => bench.ImportAsync(
            Header, new ImportOptions { BatchSize = batch, AvailabilityLag = TimeSpan.FromHours(lagHours) }));
    }

    private static string[] Digits(Bar bar) =>
        [.. new[] { bar.Open, bar.High, bar.Low, bar.Close, bar.Volume }.Select(value => value.ToString(CultureInfo.InvariantCulture))];

    private static (long Rows, long Inserted, long Revised, long Unchanged, long Quarantined) Counts(ImportReport report) =>
        (report.Rows, report.Inserted, report.Revised, report.Unchanged, report.Quarantined);

    private static byte[] Gzip(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var zip = new GZipStream(target, CompressionLevel.Fastest))
        {
            zip.Write(bytes);
        }

        return target.ToArray();
    }
}
