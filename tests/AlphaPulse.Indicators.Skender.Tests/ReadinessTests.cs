using System.Numerics;
using AlphaPulse.Testing;

namespace AlphaPulse.Indicators.Skender.Tests;

/// <summary>Every indicator keeps the rules of the catalog: no look at later bars, the same on every path, nothing that is not finite.</summary>
public class ReadinessTests
{
    private const int Count = 260;

    public static TheoryData<string> Specs =>
    [
        .. SkenderIndicators.Mapped.Select(d => d.DefaultSpec().ToString()),
        "skender.pivotpoints(day,camarilla)",
        "skender.pivotpoints(day,woodie)",
        "skender.rollingpivots(20,3,camarilla)",
        "skender.atrstop(14,2,high_low)",
        "skender.maenvelopes(20,2.5,hma)",
        "skender.stoch(9,3,3,5,4,smma)",
        "skender.fractal(3,4,close)",
        "skender.ichimoku(5,8,20,12,3)",
        "skender.rsi(5,volume)",
        "skender.ema(5,skender.dpo(10).dpo)",
        "ema(5,skender.rsi(6))",
    ];

    [Theory]
    [MemberData(nameof(Specs))]
    public void A_row_depends_on_no_later_bar(string spec)
    {
        Prefixes(spec, Market.Of<double>(Count));
        Prefixes(spec, Market.Of<decimal>(Count));
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void Every_path_gives_the_same(string spec)
    {
        SkenderIndicators.Register();
        IndicatorContract.Verify(IndicatorSpec.Parse(spec), Market.Of<double>(130)[70..]);
        IndicatorContract.Verify(IndicatorSpec.Parse(spec), Market.Of<decimal>(130)[90..]);
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void Every_output_gives_values_and_none_before_its_warmup(string spec)
    {
        SkenderIndicators.Register();
        var rows = Market.Rows(spec, Market.Of<double>(Market.Bars.Count));
        var indicator = IndicatorCatalog.Create<double>(spec);
        for (var output = 0; output < indicator.OutputCount; output++)
        {
            // The outer levels belong to some kinds of pivot points only; the others are above.
            var first = Array.FindIndex(rows, row => row[output] is not null);
            var isOuterLevel = indicator.Spec.Descriptor.Outputs[output] is "r3" or "r4" or "s3" or "s4" or "pp";
            Assert.True(first >= 0 || isOuterLevel, $"{spec} never has '{indicator.Spec.Descriptor.Outputs[output]}'.");
            Assert.All(rows, row => Assert.True(row[output] is null || double.IsFinite(row[output]!.Value)));
        }

        Assert.Equal(indicator.Warmup, Enumerable.Range(0, indicator.OutputCount).Min(indicator.OutputWarmup));
    }

    [Theory]
    [InlineData("skender.rsi(14)")]
    [InlineData("skender.sma(20)")]
    [InlineData("skender.macd(12,26,9)")]
    [InlineData("skender.bollingerbands(20,2)")]
    [InlineData("skender.adx(14)")]
    [InlineData("skender.dpo(20)")]
    [InlineData("skender.ichimoku(9,26,52)")]
    [InlineData("skender.tsi(25,13,7)")]
    [InlineData("skender.stoch(14,3,3)")]
    [InlineData("skender.atr(14)")]
    [InlineData("skender.hurst(100)")]
    [InlineData("skender.ema(5,skender.rsi(14))")]
    [InlineData("skender.ema(5,macd(12,26,9).signal)")]
    [InlineData("sma(4,skender.rsi(14))")]
    public void Where_the_bars_alone_decide_the_warmup_is_exact(string spec)
    {
        SkenderIndicators.Register();
        IndicatorContract.VerifyWarmup(IndicatorSpec.Parse(spec), Market.Of<double>(200));
        IndicatorContract.VerifyWarmup(IndicatorSpec.Parse(spec), Market.Of<decimal>(200));
    }

    [Fact]
    public void Bars_stay_in_the_order_in_which_they_came()
    {
        var bars = Market.Of<double>(30);
        var expected = Market.Rows("skender.atr(5)", [.. bars.Select(bar => bar with { OpenTime = default })]);
        (bars[2], bars[3]) = (bars[2] with { OpenTime = bars[3].OpenTime }, bars[3] with { OpenTime = bars[2].OpenTime });
        Assert.Equal(expected, Market.Rows("skender.atr(5)", bars));
    }

    [Fact]
    public void A_missing_bar_begins_everything_anew()
    {
        var bars = Market.Of<double>(60);
        bars[30] = Ohlcv.Missing;
        var rows = Market.Rows("skender.atr(5)", bars);
        Assert.Null(rows[30][0]);
        Assert.Equal(Market.Rows("skender.atr(5)", bars[31..]), rows[31..]);
    }

    private static void Prefixes<T>(string spec, Ohlcv<T>[] bars)
        where T : struct, INumber<T>
    {
        var rows = Market.Rows(spec, bars);
        for (var count = 1; count < bars.Length; count += count < 60 ? 1 : 9)
        {
            Assert.Equal(rows[count - 1], Market.Rows(spec, bars[..count])[^1]);
        }
    }
}
