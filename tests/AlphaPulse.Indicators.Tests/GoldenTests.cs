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
    [InlineData("CCI_20", "cci(20)", "value")]
    [InlineData("ROC_10", "roc(10)", "value")]
    [InlineData("MFI_14", "mfi(14)", "value")]
    [InlineData("ADX_14", "adx(14)", "value")]
    [InlineData("OBV", "obv", "value")]
    [InlineData("alt_tulip/OBV", "obv(zero)", "obv")]
    [InlineData("MACD_12_26_9", "macd(12,26,9,aligned)", "MACD,MACDSignal,MACDHist", 8)]
    [InlineData("STOCH_14_3_3", "stoch(14,3,3)", "SlowK,SlowD", 2)]
    [InlineData("STOCHF_5_3", "stoch(5,1,3)", "FastK,FastD", 2)]
    [InlineData("alt_tulip/EMA", "ema(20,first_value)", "ema")]
    [InlineData("alt_tulip/ATR", "atr(14,high_low)", "atr")]
    [InlineData("WILDERS_tulip", "smma(14)", "wilders")]
    [InlineData("DEMA_20", "dema(20)", "value")]
    [InlineData("HMA_tulip", "hma(20)", "hma")]
    [InlineData("KAMA_10", "kama(10)", "value")]
    [InlineData("T3_5_0.7", "t3(5,0.7)", "value")]
    [InlineData("LINEARREG_14", "lsma(14)", "value")]
    [InlineData("LINEARREG_SLOPE_14", "slope(14)", "value")]
    [InlineData("VWMA_tulip", "vwma(20)", "vwma")]
    [InlineData("MIDPOINT_14", "midpoint(14)", "value")]
    [InlineData("TYPPRICE", "sma(1,hlc3)", "value")]
    [InlineData("AVGPRICE", "sma(1,ohlc4)", "value")]
    [InlineData("MOM_10", "mom(10)", "value")]
    [InlineData("WILLR_14", "willr(14)", "value")]
    [InlineData("AROON_25", "aroon(25)", "AroonUp,AroonDown")]
    [InlineData("TRANGE", "trange", "value")]
    [InlineData("alt_tulip/TR", "trange(high_low)", "tr")]
    [InlineData("AD", "ad", "value")]
    [InlineData("BOP", "bop", "value")]
    [InlineData("alt_tulip/CMO", "cmo(14,sums)", "cmo")]
    [InlineData("TRIX_15", "trix(15)", "value")]
    [InlineData("APO_12_26_SMA", "apo(12,26,simple)", "value")]
    [InlineData("PPO_12_26_EMA", "ppo(12,26,1)", "value")]
    [InlineData("STOCHF_5_3", "stochf(5,3)", "FastK,FastD", 2)]
    [InlineData("AVGPRICE", "avgprice", "value")]
    [InlineData("TYPPRICE", "typprice", "value")]
    [InlineData("MAX_20", "max(20)", "value")]
    [InlineData("SUM_20", "sum(20)", "value")]
    [InlineData("VAR_20", "var(20)", "value")]
    public void Agrees_with_the_golden_values(string file, string spec, string columns, int withheld = 0)
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
                // The peer withholds the first output until there is the last one.
                var begun = i >= First(golden) - withheld;
                Assert.Equal(begun, exactRow[0].HasValue);
                Assert.Equal(begun, roundedRow[0].HasValue);
                Assert.Null(exactRow[^1]);
                Assert.Null(roundedRow[^1]);
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

    [EvidenceTheory]
    [InlineData("macd", "macd(12,26,9)", "Macd,Signal,Histogram")]
    [InlineData("donchian", "donchian(20,previous)", "UpperBand,Centerline,LowerBand")]
    [InlineData("dema", "dema(20,common)", "Dema")]
    [InlineData("smma", "smma(20)", "Smma")]
    [InlineData("alma", "alma(9,0.85,6)", "Alma")]
    [InlineData("zlma", "zlema(10)", "ZL_EMA_10", "pandasta")]
    [InlineData("mcgd", "mcginley(10,1)", "MCGD_10", "pandasta")]
    public void Agrees_with_a_peer_that_calculates_in_double(string file, string spec, string columns, string peer = "skender")
    {
        var golden = Read($"{peer}/{file}.csv");
        var indicator = IndicatorCatalog.Create<double>(spec);
        var row = new double?[indicator.OutputCount];
        var names = columns.Split(',');
        var bars = Bars();
        var compared = 0;
        for (var i = 0; i < bars.Length; i++)
        {
            indicator.Update(TestSeries.ToDouble(bars[i]), row);
            var expected = i < First(golden) ? null : golden.Rows[i - First(golden)];
            for (var output = 0; output < names.Length; output++)
            {
                var text = expected?[golden.Column(names[output])] ?? "";
                Assert.Equal(text.Length > 0, row[output].HasValue);
                if (text.Length > 0)
                {
                    Assert.Equal(Number(text), row[output]!.Value, 1e-9);
                    compared++;
                }
            }
        }

        Assert.InRange(compared, names.Length * 460, names.Length * 502);
    }

    [EvidenceFact]
    public void The_highest_and_the_movement_up_agree_with_the_golden_values()
    {
        var highest = Read("MAX_20.csv");
        var plus = Read("PLUS_DI_14.csv");
        var channel = new Donchian<decimal>(20);
        var directional = new DirectionalIndicator<decimal>(14);
        var bars = Bars();
        for (var i = 0; i < bars.Length; i++)
        {
            var close = bars[i].Close;
            Assert.Equal(i >= First(highest), channel.Update(bars[i] with { High = close, Low = close }, out var bands));
            Assert.Equal(i >= First(plus), directional.Update(bars[i], out var movement));
            if (i >= First(highest))
            {
                Assert.Equal(Exact(highest.Rows[i - First(highest)][highest.Column("value_q")]), bands.Upper);
            }

            if (i >= First(plus))
            {
                var wide = decimal.Parse(plus.Rows[i - First(plus)][plus.Column("value_q")], NumberStyles.Float, CultureInfo.InvariantCulture);
                Assert.InRange(Math.Abs(wide - movement.Plus), 0, ExactTolerance * 100);
            }
        }
    }

    [EvidenceFact]
    public void The_stochastic_strength_agrees_with_the_golden_values_of_another_scale()
    {
        var golden = Read("alt_tulip/STOCHRSI.csv");
        var exact = new StochasticRsi<decimal>();
        var rounded = new StochasticRsi<double>();
        var bars = Bars();
        for (var i = 0; i < bars.Length; i++)
        {
            Assert.Equal(i >= First(golden), exact.Update(bars[i].Close, out var value) & rounded.Update((double)bars[i].Close, out var near));
            if (i >= First(golden))
            {
                var row = golden.Rows[i - First(golden)];
                Assert.Equal(100 * Number(row[golden.Column("stochrsi")]), near.K, 1e-7);
                var wide = decimal.Parse(row[golden.Column("stochrsi_q")], NumberStyles.Float, CultureInfo.InvariantCulture);
                Assert.InRange(Math.Abs(100 * wide - value.K), 0, ExactTolerance * 100);
            }
        }
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

    private static int First(Table golden) => int.Parse(golden.Rows[0][0], CultureInfo.InvariantCulture);

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
