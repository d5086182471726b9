using System.Numerics;

namespace AlphaPulse.Indicators.Tests;

/// <summary>What a window says after very many bars, bad ticks, halts and changes of the tick size is what it says of its own bars alone.</summary>
public class DriftTests
{
    private const int Million = 1_000_000;
    private const int Bars = 20_000;

    private static readonly Lazy<Ohlcv<decimal>[]> Market = new(() => [.. LongMarket.Bars(Million)]);

    // Of sums alone; "lsma" and its like are sums with weights.
    [Theory]
    [InlineData("sma(20)")]
    [InlineData("sum(20)")]
    [InlineData("wma(20)")]
    [InlineData("trima(20)")]
    [InlineData("vwma(20)")]
    [InlineData("lsma(14)")]
    [InlineData("stochf(14,3)")]
    [InlineData("sma(500,hlc3)")]
    public void A_million_bars_leave_nothing_in_a_sum(string text)
    {
        var spec = IndicatorSpec.Parse(text);
        Compare<decimal>(spec, Market.Value, 9973, (actual, expected) => actual == expected);
        Compare<double>(spec, Doubles(Market.Value), 9973, (actual, expected) => Math.Abs(actual - expected) <= Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected));
    }

    public static TheoryData<string> Windowed =>
    [
        .. IndicatorCatalog.All.Where(d => d.Create<double>(d.DefaultSpec()) is var indicator && indicator.Convergence(1e-300) <= Longest(indicator)).Select(d => d.Name),
    ];

    // Differences of sums lose digits to each other, and roots of exact moments may differ by their last digits.
    [Theory]
    [MemberData(nameof(Windowed))]
    public void Whatever_forgets_completely_is_what_its_last_bars_make_it(string name)
    {
        var spec = IndicatorCatalog.Find(name)!.DefaultSpec();
        var bars = Market.Value[..Bars];
        Compare<decimal>(spec, bars, 487, (actual, expected) => Math.Abs(actual - expected) <= Math.Abs(expected) * 1e-27m);
        Compare<double>(spec, Doubles(bars), 487, (actual, expected) => Math.Abs(actual - expected) <= Math.Abs(expected) * 1e-10);
    }

    private static void Compare<T>(IndicatorSpec spec, Ohlcv<T>[] bars, int every, Func<T, T, bool> isSame)
        where T : struct, INumber<T>
    {
        var old = spec.Descriptor.Create<T>(spec);
        var longest = Longest(old);
        var (actual, expected) = (new T?[old.OutputCount], new T?[old.OutputCount]);
        for (var i = 0; i < bars.Length; i++)
        {
            old.Update(in bars[i], actual);
            if (i < longest || (i % every != 0 && i != bars.Length - 1))
            {
                continue;
            }

            var fresh = spec.Descriptor.Create<T>(spec);
            for (var k = i - longest + 1; k <= i; k++)
            {
                fresh.Update(in bars[k], expected);
            }

            for (var output = 0; output < actual.Length; output++)
            {
                Assert.True(
                    actual[output] is { } value && expected[output] is { } wanted ? isSame(value, wanted) : actual[output] is null && expected[output] is null,
                    FormattableString.Invariant($"{spec.Columns[output]} is {actual[output]} at bar {i} and {expected[output]} of its last {longest} bars ({typeof(T).Name})."));
            }
        }
    }

    private static Ohlcv<double>[] Doubles(Ohlcv<decimal>[] bars) => Array.ConvertAll(bars, bar => TestSeries.ToDouble(bar) with { OpenTime = bar.OpenTime });

    private static int Longest<T>(BarIndicator<T> indicator)
        where T : struct, INumber<T> => Enumerable.Range(0, indicator.OutputCount).Max(indicator.OutputWarmup);
}
