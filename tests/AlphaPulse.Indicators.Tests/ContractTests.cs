using AlphaPulse.Testing;

namespace AlphaPulse.Indicators.Tests;

public class ContractTests
{
    // Every entry of the catalog, with its defaults, with the smallest parameters, and with each word of each choice.
    private static IEnumerable<string> Specs() => IndicatorCatalog.All.SelectMany(descriptor =>
    {
        var least = descriptor.Parameters.Where(p => p.Kind != ParameterKind.Choice).Select(p => FormattableString.Invariant($"{p.Minimum}"));
        var choices = descriptor.Parameters.SelectMany(p => p.Choices).Select(word => $"{descriptor.Name}({word})");
        return new[] { descriptor.Name, $"{descriptor.Name}({string.Join(',', least)})" }.Concat(choices);
    }).Concat(Chains).Select(text => IndicatorSpec.Parse(text).ToString()).Distinct(StringComparer.Ordinal);

    private static readonly string[] Chains =
        [
            "ema(20,rsi(14))", "sma(5,macd(12,26,9).signal)", "macd(12,26,9,atr(14))", "max(5,stoch(14,3,3).d)", "rsi(14,obv)",
            "sma(3,sma(4,sma(5)))", "bbands(20,2,ema(10,hlc3))", "stddev(20,ema(10))",
        ];

    public static IEnumerable<object[]> SpecsAndSeries() =>
        Specs().SelectMany(spec => TestSeries.Names.Select(series => new object[] { spec, series }));

    public static IEnumerable<object[]> AllSpecs() => Specs().Select(spec => new object[] { spec });

    [Theory]
    [MemberData(nameof(SpecsAndSeries))]
    public void Every_path_gives_the_same_bits_in_decimal(string spec, string series) =>
        IndicatorContract.Verify(IndicatorSpec.Parse(spec), TestSeries.Exact(series, Length(spec, series)));

    [Theory]
    [MemberData(nameof(SpecsAndSeries))]
    public void Every_path_gives_the_same_bits_in_double(string spec, string series) =>
        IndicatorContract.Verify(IndicatorSpec.Parse(spec), TestSeries.Rounded(series, Length(spec, series)));

    // Long on the ordinary series; on the others what is between the last warm-up and several snapshots is seen with fewer bars.
    private static int Length(string spec, string series)
    {
        var indicator = IndicatorCatalog.Create<double>(spec);
        return series == "ordinary" ? 400 : Math.Clamp(Enumerable.Range(0, indicator.OutputCount).Max(indicator.OutputWarmup) + 130, 180, 400);
    }

    [Theory]
    [MemberData(nameof(AllSpecs))]
    public void Every_path_gives_the_same_bits_with_missing_and_boundless_bars(string spec)
    {
        var bars = TestSeries.Rounded("ordinary");
        for (var i = 17; i < bars.Length; i += 61)
        {
            bars[i] = i % 2 == 0 ? Ohlcv.Missing : bars[i] with { Close = 1e308, High = double.PositiveInfinity };
            bars[i - 9] = bars[i] with { High = 1.7e308, Close = 1.7e308, Low = -1.7e308 };
        }

        IndicatorContract.Verify(IndicatorSpec.Parse(spec), bars);
    }

    [Theory]
    [MemberData(nameof(AllSpecs))]
    public void The_warm_up_is_as_declared(string spec)
    {
        IndicatorContract.VerifyWarmup(IndicatorSpec.Parse(spec), TestSeries.Exact("ordinary"));
        IndicatorContract.VerifyWarmup(IndicatorSpec.Parse(spec), TestSeries.Rounded("ordinary"));
    }

    [Theory]
    [MemberData(nameof(AllSpecs))]
    public void A_bar_allocates_nothing(string spec)
    {
        IndicatorContract.VerifyNoAllocation(IndicatorSpec.Parse(spec), TestSeries.Exact("ordinary"));
        IndicatorContract.VerifyNoAllocation(IndicatorSpec.Parse(spec), TestSeries.Rounded("ordinary"));
    }

    // Missing, without bounds, and where a logarithm has no value.
    [Theory]
    [MemberData(nameof(AllSpecs))]
    public void A_bar_that_begins_everything_anew_allocates_nothing(string spec)
    {
        var rounded = TestSeries.Rounded("ordinary");
        var exact = TestSeries.Exact("ordinary");
        for (var i = 60; i < rounded.Length; i += 61)
        {
            rounded[i] = Ohlcv.Missing;
            rounded[i - 7] = rounded[i - 7] with { High = 1.7e308, Close = 1.7e308, Low = -1.7e308 };
            rounded[i - 23] = rounded[i - 23] with { Open = 0, Low = 0, Close = 0, Volume = 0 };
            rounded[i - 31] = rounded[i - 31] with { Open = -1, High = -1, Low = -2, Close = -2, Volume = -1 };
            exact[i - 23] = exact[i - 23] with { Open = 0, Low = 0, Close = 0, Volume = 0 };
            exact[i - 31] = exact[i - 31] with { Open = -1, High = -1, Low = -2, Close = -2, Volume = -1 };
        }

        IndicatorContract.VerifyNoAllocation(IndicatorSpec.Parse(spec), rounded);
        IndicatorContract.VerifyNoAllocation(IndicatorSpec.Parse(spec), exact);
    }

    // A sum since the first bar remembers for ever where it began.
    public static IEnumerable<object[]> ForgettingSpecs() =>
        Specs().Where(spec => IndicatorCatalog.Create<double>(spec).Convergence(1e-12) < int.MaxValue).Select(spec => new object[] { spec });

    [Theory]
    [MemberData(nameof(ForgettingSpecs))]
    public void A_missing_bar_leaves_no_trace(string spec) =>
        IndicatorContract.VerifyRecovery(
            IndicatorSpec.Parse(spec), TestSeries.Rounded("ordinary", 700 + IndicatorCatalog.Create<double>(spec).Convergence(1e-12)), 300);

    // A stop is sure to have turned by then.
    public static IEnumerable<object[]> TurningSpecs() => Specs()
        .Where(spec => IndicatorCatalog.Create<double>(spec).Convergence(1e-12) < int.MaxValue || Reason(spec) == Turn)
        .Select(spec => new object[] { spec });

    [Theory]
    [MemberData(nameof(TurningSpecs))]
    public void An_infinite_bar_does_not_poison_what_comes_long_after(string spec) =>
        Recovers(spec, new Ohlcv<double>(1, double.PositiveInfinity, 1, double.PositiveInfinity, double.PositiveInfinity));

    // What forgets completely after as many bars as it warms up is a window: it forgets even a bar on which its sums overflowed.
    public static IEnumerable<object[]> WindowedSpecs() => Specs()
        .Where(spec => IndicatorCatalog.Create<double>(spec) is var indicator && indicator.Convergence(1e-300) <= Enumerable.Range(0, indicator.OutputCount).Max(indicator.OutputWarmup))
        .Select(spec => new object[] { spec });

    [Theory]
    [MemberData(nameof(WindowedSpecs))]
    public void An_overflow_does_not_poison_what_comes_after_the_window(string spec) =>
        Recovers(spec, new Ohlcv<double>(1, 1.7e308, 1, 1.7e308, 1));

    private const string Turn = "a stop or a side holds until the market turns through it, however long that takes";
    private const string Sum = "it is a sum or an index since the first bar";
    private const string Period = "it is of the whole period, which is as long as the times of the bars say";

    // Whoever says never to forget is excused from all that forgetting is verified by: by name and with the reason. A chain goes by its text.
    private static readonly Dictionary<string, string> Remembering = new(StringComparer.Ordinal)
    {
        ["supertrend"] = Turn,
        ["pmax"] = Turn,
        ["alphatrend"] = Turn,
        ["atrstop"] = Turn,
        ["vstop"] = Turn,
        ["hilo"] = Turn,
        ["psar"] = Turn,
        ["sarext"] = Turn,
        ["qqe"] = Turn,
        ["ad"] = Sum,
        ["adline"] = Sum,
        ["aobv"] = Sum,
        ["asi"] = Sum,
        ["mcsummation"] = Sum,
        ["nvi"] = Sum,
        ["obv"] = Sum,
        ["pvi"] = Sum,
        ["pvt"] = Sum,
        ["wad"] = Sum,
        ["rsi(14,obv)"] = Sum,
        ["vwap"] = Period,
        ["pivotpts"] = Period,
        ["pivotfibonacci"] = Period,
        ["pivotwoodie"] = Period,
        ["pivotcamarilla"] = Period,
        ["pivotdemark"] = Period,
        ["zigzag"] = "a swing begins where the one before it ended, from the first bar on",
        ["renko"] = "the bricks are laid from the price of the first bar",
        ["fcb"] = "a band holds until the next fractal, however long that takes",
        ["tdseq"] = "a run is counted from its beginning, however long it is",
        ["signals"] = "a side is held until the next crossing, however long that takes",
        ["decay"] = "the line falls from the last peak, however long ago that was",
        ["edecay"] = "the line falls from the last peak, however long ago that was",
        ["drawdown"] = "it is from the highest value since the first bar",
        ["hwc(0.001,0.001,0.001,0.001,0.001)"] = "with the least weights the first value is never out of sight",
    };

    private static string? Reason(string spec) => Remembering.GetValueOrDefault(spec) ?? Remembering.GetValueOrDefault(
        IndicatorSpec.Parse(spec) is { Inputs: [{ Indicator: null }] or [{ Indicator: null }, { Indicator: null }] or [] } parsed ? parsed.Descriptor.Name : "");

    [Fact]
    public void Only_these_remember_for_ever()
    {
        var remembering = Specs().Where(spec => IndicatorCatalog.Create<double>(spec).Convergence(1e-12) == int.MaxValue).ToList();
        Assert.DoesNotContain(remembering, spec => Reason(spec) is null);
        Assert.DoesNotContain(Specs().Except(remembering), spec => Reason(spec) is not null);
        Assert.Empty(Remembering.Keys.Except(remembering).Except(remembering.Select(spec => IndicatorSpec.Parse(spec).Descriptor.Name)));
    }

    public static IEnumerable<object[]> RememberingSpecs() =>
        Specs().Where(spec => IndicatorCatalog.Create<double>(spec).Convergence(1e-12) == int.MaxValue).Select(spec => new object[] { spec });

    [Theory]
    [MemberData(nameof(RememberingSpecs))]
    public void What_remembers_its_first_bar_for_ever_begins_again_after_a_missing_one(string spec)
    {
        var bars = TestSeries.Rounded("ordinary", 600);
        var torn = IndicatorCatalog.Create<double>(spec);
        var begun = IndicatorCatalog.Create<double>(spec);
        var expected = new double?[begun.OutputCount];
        var actual = new double?[begun.OutputCount];
        for (var i = 0; i < bars.Length; i++)
        {
            torn.Update(i == 250 ? Ohlcv.Missing : bars[i], actual);
            if (i == 250)
            {
                Assert.All(actual, value => Assert.Null(value));
            }
            else if (i > 250)
            {
                begun.Update(bars[i], expected);
                Assert.Equal(expected, actual);
            }
        }
    }

    private static void Recovers(string spec, Ohlcv<double> boundless)
    {
        var bars = TestSeries.Rounded("ordinary", 1500);
        var clean = IndicatorCatalog.Create<double>(spec);
        var poisoned = IndicatorCatalog.Create<double>(spec);
        var expected = new double?[clean.OutputCount];
        var actual = new double?[clean.OutputCount];
        for (var i = 0; i < bars.Length; i++)
        {
            clean.Update(bars[i], expected);
            poisoned.Update(i is >= 300 and < 303 ? boundless : bars[i], actual);
            Assert.All(actual, value => Assert.True(value is null || double.IsFinite(value.Value)));
        }

        for (var output = 0; output < expected.Length; output++)
        {
            Assert.Equal(expected[output]!.Value, actual[output]!.Value, Math.Abs(expected[output]!.Value) * 1e-9);
        }
    }
}
