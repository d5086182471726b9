using System.Globalization;
using AlphaPulse.TestKit;

namespace AlphaPulse.Indicators.Tests;

/// <summary>Against values that other, well-known implementations produced; see the README beside them for the conventions.</summary>
public class GoldenTests
{
    // What was measured between the shipped doubles of the peers and their own 113-bit build stays below the double tolerance.
    private const double RoundedTolerance = 1e-9;
    private const decimal ExactTolerance = 1e-22m;

    [EvidenceTheory]
    [InlineData("SMA_20", "sma(20)", "value")]
    [InlineData("EMA_20", "ema(20)", "value")]
    [InlineData("EMA_5", "ema(5)", "value")]
    [InlineData("RSI_14", "rsi(14)", "value")]
    [InlineData("RSI_2", "rsi(2)", "value")]
    [InlineData("ATR_14", "atr(14)", "value")]
    [InlineData("BBANDS_20_2", "bbands(20,2)", "UpperBand,MiddleBand,LowerBand")]
    [InlineData("BBANDS_5_2", "bbands(5,2)", "UpperBand,MiddleBand,LowerBand")]
    [InlineData("STDDEV_20", "stddev(20)", "value")]
    [InlineData("alt_tulip/EMA", "ema(20,first_value)", "ema")]
    [InlineData("alt_tulip/ATR", "atr(14,high_low)", "atr")]
    [InlineData("TYPPRICE", "sma(1,hlc3)", "value")]
    [InlineData("AVGPRICE", "sma(1,ohlc4)", "value")]
    public void Agrees_with_the_golden_values(string file, string spec, string columns)
    {
        var golden = Read($"{file}.csv");
        var bars = Bars();
        var exact = IndicatorCatalog.Create<decimal>(spec);
        var rounded = IndicatorCatalog.Create<double>(spec);
        var exactRow = new decimal?[exact.OutputCount];
        var roundedRow = new double?[exact.OutputCount];
        var names = columns.Split(',');
        var scale = golden.Rows.Max(row => names.Max(name => Math.Abs(Number(row[golden.Column(name)]))));
        var next = 0;
        for (var i = 0; i < bars.Length; i++)
        {
            exact.Update(bars[i], exactRow);
            rounded.Update(TestSeries.ToDouble(bars[i]), roundedRow);
            if (next == golden.Rows.Length || int.Parse(golden.Rows[next][0], CultureInfo.InvariantCulture) != i)
            {
                Assert.All(exactRow, value => Assert.Null(value));
                Assert.All(roundedRow, value => Assert.Null(value));
                continue;
            }

            var row = golden.Rows[next++];
            for (var output = 0; output < names.Length; output++)
            {
                Assert.Equal(Number(row[golden.Column(names[output])]), roundedRow[output]!.Value, RoundedTolerance * scale);
                var wide = decimal.Parse(row[golden.Column(names[output] + "_q")], NumberStyles.Float, CultureInfo.InvariantCulture);
                var difference = Math.Abs(wide - exactRow[output]!.Value);
                Assert.True(difference <= ExactTolerance * (decimal)scale, $"bar {i}: {exactRow[output]} is {difference} off {wide}");
            }
        }

        Assert.Equal(golden.Rows.Length, next);
    }

    [EvidenceFact]
    public void Agrees_after_the_declared_convergence_whatever_the_seed()
    {
        var closes = Bars().Select(b => (double)b.Close).ToArray();
        var average = new Ema<double>(20);
        var first = new Ema<double>(20, EmaSeed.FirstValue);
        var bars = average.Convergence(1e-9);
        for (var i = 0; i < closes.Length; i++)
        {
            average.Update(closes[i], out var one);
            first.Update(closes[i], out var other);
            if (i >= bars)
            {
                Assert.Equal(one, other, 1e-8);
            }
        }

        Assert.InRange(bars, 150, 300);
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static Ohlcv<decimal>[] Bars()
    {
        var (_, rows) = Read("series-a.csv");
        return [.. rows.Select(row => new Ohlcv<decimal>(Exact(row[1]), Exact(row[2]), Exact(row[3]), Exact(row[4]), Exact(row[5])))];
    }

    private static decimal Exact(string text) => DecimalText.TryParseExact(text, out var value) ? value : throw new FormatException(text);

    private static Table Read(string name)
    {
        var lines = File.ReadAllLines(Evidence.File(["golden", "indicators", .. name.Split('/')]))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(','))
            .ToArray();
        return new Table(lines[0], lines[1..]);
    }

    private sealed record Table(string[] Header, string[][] Rows)
    {
        public int Column(string name) => Array.IndexOf(Header, name);
    }
}
