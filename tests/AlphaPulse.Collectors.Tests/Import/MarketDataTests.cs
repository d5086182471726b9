using System.Globalization;
using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests.Import;

/// <summary>Every recorded bar file goes in and out again with the values of an independent reading of the text.</summary>
public class MarketDataTests
{
    [EvidenceTheory]
    [InlineData("btcusdt-1h.csv", "import:BTC-USDT@1h", 23_987, 5, 12)]
    [InlineData("ethusdt-1h.csv", "import:ETH-USDT@1h", 23_988, 5, 12)]
    [InlineData("bnbusdt-1h.csv", "import:BNB-USDT@1h", 23_987, 5, 12)]
    [InlineData("dogeusdt-1h.csv", "import:DOGE-USDT@1h", 23_987, 5, 12)]
    [InlineData("btcusdt-1h-2018-2020.csv", "import:BTC-USDT@1h", 21_210, 13, 51)]
    [InlineData("btcusd-coinbase-4h.csv", "import:BTC-USD@4h", 16_693, 2, 4)]
    [InlineData("btcusd-bitfinex-1m.csv", "import:BTC-USD@1m", 259_781, 457, 859)]
    [InlineData("ethusd-bitfinex-1m.csv", "import:ETH-USD@1m", 84_925, 34, 35)]
    [InlineData("btcusd-bitfinex-1m-2019-01.csv", "import:BTC-USD@1m", 42_950, 1054, 1690)]
    [InlineData("binance-vision/DOTUSDT-1m-2024-11.csv", "import:DOT-USDT@1m", 43_200, 0, 0)]
    [InlineData("binance-vision/NEARUSDT-1m-2023-02.csv", "import:NEAR-USDT@1m", 40_320, 0, 0)]
    [InlineData("spy-1d.csv", "import:SPY@1d", 5_849, 1267, 2641)]
    [InlineData("ibm-1d.csv", "import:IBM@1d", 5_849, 1267, 2641)]
    public async Task Goes_in_and_out_exactly(string file, string series, int rows, int gaps, int missing)
    {
        var path = Evidence.File(["data", "market", .. file.Split('/')]);
        var expected = File.ReadLines(path).ToList();
        var isDetailed = file.StartsWith("binance-vision", StringComparison.Ordinal);
        await using var bench = new Workbench();

        var report = await bench.Importer.ImportAsync(path);

        Assert.Equal(series, report.Series.ToString());
        Assert.Equal((rows, rows, 0, 0, 0), (report.Rows, report.Inserted, report.Revised, report.Unchanged, report.Quarantined));
        var copy = bench.Folder.File("copy.csv");
        await bench.Exporter.ExportAsync(new BarQuery(report.Series), copy, new ExportOptions { IncludeDetail = isDetailed });
        var actual = File.ReadLines(copy).ToList();
        Assert.Equal(rows + 1, actual.Count);
        for (var i = 1; i < actual.Count; i++)
        {
            AssertSameRow(expected[i], actual[i], isDetailed);
        }

        var coverage = await bench.Coverage.CalculateAsync(report.Series, AlwaysOpenCalendar.Instance);
        Assert.Equal((rows, gaps, missing, 0), (coverage.Bars, coverage.Gaps.Count, coverage.Missing, coverage.OffGrid));
        Assert.Equal((report.First, report.Last), (coverage.First, coverage.Last));
    }

    [EvidenceFact]
    public async Task A_file_without_exponents_comes_out_byte_for_byte()
    {
        var path = Evidence.File("data", "market", "btcusdt-1h.csv");
        await using var bench = new Workbench();
        var report = await bench.Importer.ImportAsync(path);
        var copy = bench.Folder.File("copy.csv");

        await bench.Exporter.ExportAsync(new BarQuery(report.Series), copy);

        Assert.Equal(await File.ReadAllBytesAsync(path), await File.ReadAllBytesAsync(copy));
    }

    [EvidenceFact]
    public async Task Daily_equities_look_like_exchange_days()
    {
        await using var bench = new Workbench();

        var report = await bench.Importer.ImportAsync(
            Evidence.File("data", "market", "spy-1d.csv"), new ImportOptions { ExchangeCalendar = new WeekdayCalendar() });

        Assert.Equal("weekdays", report.Calendar.Name);
        Assert.Equal((5_849L, 0L), (report.Inserted, report.Quarantined));
    }

    private static void AssertSameRow(string expectedLine, string actualLine, bool isDetailed)
    {
        var expected = expectedLine.Split(',');
        var actual = actualLine.Split(',');
        Assert.Equal(TimeOf(expected[0]), TimeOf(actual[0]));
        for (var column = 1; column <= 5; column++)
        {
            AssertSameNumber(expected[column], actual[column], expectedLine);
        }

        if (isDetailed)
        {
            AssertSameNumber(expected[7], actual[6], expectedLine);
            AssertSameNumber(expected[8], actual[7], expectedLine);
            AssertSameNumber(expected[9], actual[8], expectedLine);
            AssertSameNumber(expected[10], actual[9], expectedLine);
            Assert.Equal(string.Empty, actual[10]);
        }
    }

    private static void AssertSameNumber(string expected, string actual, string line)
    {
        // Trailing zeros count: the texts of the two decimals are compared.
        var value = decimal.Parse(expected, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (value.ToString(CultureInfo.InvariantCulture) != actual)
        {
            Assert.Fail($"'{expected}' came out as '{actual}' in {line}.");
        }
    }

    private static DateTimeOffset TimeOf(string text) => text.Contains('-', StringComparison.Ordinal)
        ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
        : DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture));
}
