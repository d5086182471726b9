using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Collectors.Tests.Import;

/// <summary>The dialects of vendors are told with their evidence, and what has two readings is refused with the remedy.</summary>
public class DialectTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 31, 13, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string, string> Dialects => new()
    {
        { "semicolons and decimal commas", "time;open;high;low;close;volume\n2024-01-31 13:00;2,5;4,25;1;3;5,1234\n", "decimals: behind a comma" },
        { "tabs", "time\topen\thigh\tlow\tclose\tvolume\n2024-01-31 13:00\t2.5\t4.25\t1\t3\t5.1234\n", "dialect: tab" },
        { "bars", "t|o|h|l|c|v\n1706706000|2.5|4.25|1|3|5.1234\n", "dialect: vertical bar" },
        { "quoted decimal commas", "time,open,high,low,close,volume\n2024-01-31T13:00Z,\"2,5\",\"4,25\",1,3,\"5,1234\"\n", "decimals: behind a comma" },
        { "terminal export", "<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>\n2024.01.31\t13:00:00\t2.5\t4.25\t1\t3\t9\t5.1234\t0\n", "two columns" },
        { "ticker file", "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>\nX,60,20240131,130000,2.5,4.25,1,3,5.1234\n", "two columns" },
        { "address first", "https://example.org/data\nunix,date,symbol,open,high,low,close,volume\n1706706000,2024-01-31 13:00:00,X,2.5,4.25,1,3,5.1234\n", "preamble: 1 lines" },
        { "slashes", "Date,Open,High,Low,Close,Adj Close,Volume\n2024/01/31 13:00,2.5,4.25,1,3,3,5.1234\n", "adj_close" },
        { "day first", "Date;Open;High;Low;Close;Volume\n31.01.2024 13:00;2.5;4.25;1;3;5.1234\n", "the day first, since '31.01.2024 13:00' (line 2)" },
        { "month first", "Date,Open,High,Low,Close,Volume\n1/31/2024 13:00,2.5,4.25,1,3,5.1234\n", "the month first, since '1/31/2024 13:00' (line 2)" },
        { "Binance by name", "Open time,Open,High,Low,Close,Volume,Close time,Quote asset volume,Number of trades,Taker buy base asset volume,Taker buy quote asset volume,Ignore\n1706706000000,2.5,4.25,1,3,5.1234,1706709599999,9,3,1,2,0\n", "ms since 1970" },
        { "Binance without a header", "1706706000000,2.5,4.25,1,3,5.1234,1706709599999,9,3,1,2,0\n1706709600000,2.5,4.25,1,3,5,1706713199999,9,3,1,2,0\n", "no header; the columns of Binance's monthly files" },
        { "Binance in microseconds", "1706706000000000,2.5,4.25,1,3,5.1234,1706709599999999,9,3,1,2,0\n", "us since 1970" },
    };

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task Dialects_are_told_and_stated(string name, string csv, string statement)
    {
        await using var bench = new Workbench();

        var report = await bench.ImportAsync(csv);

        var bar = (await bench.ReadAsync())[0];
        Assert.True(bar.OpenTime == Start, name);
        Assert.Equal((2.5m, 4.25m, 1m, 3m, 5.1234m), (bar.Open, bar.High, bar.Low, bar.Close, bar.Volume));
        Assert.Contains(report.Findings, finding => finding.Contains(statement, StringComparison.Ordinal));
        Assert.Empty(await bench.ReadQuarantineAsync());
    }

    public static TheoryData<string, string> Doubts => new()
    {
        { "Date,Open,High,Low,Close,Volume\n01/02/2024,1,1,1,1,1\n03/02/2024,1,1,1,1,1\n", "CsvDialect.DateOrder" },
        { "Date,Open,High,Low,Close,Volume\n31/01/2024,1,1,1,1,1\n01/31/2024,1,1,1,1,1\n", "CsvDialect.DateOrder" },
        { "time;open;high;low;close;volume\n2024-01-31;1,234;1,234;1,234;1,234;5\n", "CsvDialect.DecimalSeparator" },
        { "time;open;high;low;close;volume\n2024-01-31;1.234,5;1.234,5;1.234,5;1.234,5;5\n", "CsvDialect.DecimalSeparator" },
        { "1706706000,1,1,1,1,1\n", "CsvDialect.Columns" },
        { "1706706000,1,1,1,1,1,1,3\n1706709600,1,1,1,1,1,1,3\n", "CsvDialect.Columns" },
        { "unix,open,high,low,close,Volume BTC,Volume USDT\n1706706000,1,1,1,1,1,1\n", "volume_btc and volume_usdt" },
        { "1706706000000,1,1,1,1,1,1706709599998,9,3,1,2,0\n", "CsvDialect.Columns" },
    };

    [Theory]
    [MemberData(nameof(Doubts))]
    public async Task What_has_two_readings_is_refused_and_names_the_remedy(string csv, string remedy)
    {
        await using var bench = new Workbench();

        var refused = await Assert.ThrowsAsync<ImportFormatException>(() => bench.ImportAsync(csv));

        Assert.Contains(remedy, refused.Message, StringComparison.Ordinal);
        Assert.Contains("'input.csv'", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await bench.ReadAsync());
    }

    [Fact]
    public async Task What_is_declared_settles_every_doubt()
    {
        await using var bench = new Workbench();
        var options = Workbench.Declared();
        options.Dialect = new CsvDialect { Delimiter = ';', DecimalSeparator = ',', DateOrder = DateOrder.DayFirst, Columns = ["date", "-", "open", "high", "low", "close", "volume"] };

        var report = await bench.ImportAsync("01/02/2024 05:00;x;1,234;1,234;1,234;1,234;5\n", options);

        var bar = Assert.Single(await bench.ReadAsync());
        Assert.Equal((new DateTimeOffset(2024, 2, 1, 5, 0, 0, TimeSpan.Zero), 1.234m), (bar.OpenTime, bar.Close));
        Assert.Equal(1, report.Rows);
    }

    [Fact]
    public async Task Declared_columns_pass_over_a_header_of_other_names()
    {
        await using var bench = new Workbench();
        var options = Workbench.Declared();
        options.Dialect = new CsvDialect { Columns = ["open_time", "open", "high", "low", "close", "volume", "quote_volume"] };

        await bench.ImportAsync("unix,open,high,low,close,Volume BTC,Volume USDT\n1706706000,1,1,1,1,2,3\n", options);

        var bar = Assert.Single(await bench.ReadAsync());
        Assert.Equal((2m, 3m), (bar.Volume, bar.Detail!.QuoteVolume));
        options.Dialect = new CsvDialect { Columns = ["open_time", "open", "high", "low", "close", "volume"] };
        var refused = await Assert.ThrowsAsync<ImportFormatException>(() => bench.ImportAsync("1706706000,1,1,1,1,2,3\n", options));
        Assert.Contains("the 6 columns", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_number_in_a_file_with_decimal_commas_is_quarantined()
    {
        await using var bench = new Workbench();
        var options = Workbench.Declared();
        options.Dialect = new CsvDialect { DecimalSeparator = ',' };

        await bench.ImportAsync("time;open;high;low;close;volume\n2024-01-31;1,5;1,5;1,5;1,5;5\n2024-02-01;1.5;1,5;1,5;1,5;5\n", options);

        var row = Assert.Single(await bench.ReadQuarantineAsync());
        Assert.Equal("open '1.5' is not a number", row.Reason);
    }

    [Fact]
    public void Any_bytes_are_read_or_refused_by_type()
    {
        string[] pieces =
        [
            "open_time", "date", "time", "open", "high", "low", "close", "volume", ",", ";", "\t", "|", "\n", "\r\n", "\"", "1", "1.5", "1,5", "1e5", "-", ".",
            "2024-01-31", "31/01/2024", "2024.01.31", "13:00", "1706706000000", "1706709599999", "\uFEFF", "é", " ", "0", "open_time,open,high,low,close,volume\n",
            "date;time;open;high;low;close;volume\n", "2024-01-31,1,1,1,1,1\n", "2024-02-01;13:00;1,5;1,5;1,5;1,5;2\n", "1706706000000,1,1,1,1,1,1706709599999,9,3,1,2,0\n",
            "0001-01-01,1000000000000,1000000000000,0.0000000000000000000000000001,0.0000000000000000000000000001,1e18\n", "8999-12-31,1e-28,1e-28,1e-28,1e-28,1e-28\n",
            "2024-03-01,79228162514264337593543950335,-79228162514264337593543950335,1,1,79228162514264337593543950335\n", "2024-02-03,2,3,1,2.00000000000000000000000001,0\n",
            "9999999999999999999,1,1,1,1,1\n", "2024-01-31,1,1,1,1\n",
        ];
        string[] rows = [.. pieces.Where(piece => piece.EndsWith('\n') && char.IsAsciiDigit(piece[0]))];
        var anything = from parts in Gen.Elements(pieces).ArrayOf() select string.Concat(parts);
        var lines = from parts in Gen.Elements(rows).ArrayOf() select "open_time,open,high,low,close,volume\n" + string.Concat(parts);
        var texts = Gen.OneOf(anything, lines);
        Prop.ForAll(Arb.From(texts), text =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            Exception? thrown = null;
            try
            {
                using var stream = new MemoryStream(bytes);
                CsvBarLoader.LoadAsync(stream, "fuzz-1d.csv").GetAwaiter().GetResult();
            }
            catch (ImportFormatException e)
            {
                thrown = e;
            }

            try
            {
                using var stream = new MemoryStream(bytes);
                new BarAuditor().AuditAsync(stream, "fuzz-1d.csv").GetAwaiter().GetResult();
            }
            catch (ImportFormatException e)
            {
                thrown = e;
            }

            return (thrown is null || thrown.Message.Contains("fuzz-1d.csv", StringComparison.Ordinal)).Label(text);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(20_240_101, 7));
    }

    [Fact]
    public async Task The_switch_to_microseconds_of_2025_is_read_as_such()
    {
        // binance-public-data#386, binance-public-data#387, binance-public-data#474: from 2025-01-01 on the monthly files of the spot market are in microseconds.
        await using var bench = new Workbench();

        var report = await bench.ImportAsync("1735689600000000,1,1,1,1,1,1735693199999999,1,1,1,1,0\n", new ImportOptions { Timeframe = Timeframe.OneHour }, "BTCUSDT-1h-2025-01.csv");

        Assert.Equal(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), report.First);
        Assert.Contains("time: numbers in us since 1970, told from the first data row (1735689600000000).", report.Findings, StringComparer.Ordinal);
    }
}
