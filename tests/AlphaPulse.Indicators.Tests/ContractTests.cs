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
    }).Select(text => IndicatorSpec.Parse(text).ToString()).Distinct(StringComparer.Ordinal);

    public static IEnumerable<object[]> SpecsAndSeries() =>
        Specs().SelectMany(spec => TestSeries.Names.Select(series => new object[] { spec, series }));

    public static IEnumerable<object[]> AllSpecs() => Specs().Select(spec => new object[] { spec });

    [Theory]
    [MemberData(nameof(SpecsAndSeries))]
    public void Every_path_gives_the_same_bits_in_decimal(string spec, string series) =>
        IndicatorContract.Verify(IndicatorSpec.Parse(spec), TestSeries.Exact(series));

    [Theory]
    [MemberData(nameof(SpecsAndSeries))]
    public void Every_path_gives_the_same_bits_in_double(string spec, string series) =>
        IndicatorContract.Verify(IndicatorSpec.Parse(spec), TestSeries.Rounded(series));

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

    // A sum since the first bar remembers for ever where it began.
    public static IEnumerable<object[]> ForgettingSpecs() =>
        Specs().Where(spec => IndicatorCatalog.Create<double>(spec).Convergence(1e-12) < int.MaxValue).Select(spec => new object[] { spec });

    [Theory]
    [MemberData(nameof(ForgettingSpecs))]
    public void A_missing_bar_leaves_no_trace(string spec) =>
        IndicatorContract.VerifyRecovery(IndicatorSpec.Parse(spec), TestSeries.Rounded("ordinary", 1500), 300);

    [Theory]
    [MemberData(nameof(ForgettingSpecs))]
    public void An_infinite_bar_does_not_poison_what_comes_long_after(string spec) =>
        Recovers(spec, new Ohlcv<double>(1, double.PositiveInfinity, 1, double.PositiveInfinity, double.PositiveInfinity));

    // Recursive indicators remember a finite bar for ever, if ever less; a window forgets it even where its sums overflowed.
    [Theory]
    [InlineData("sma(20)")]
    [InlineData("wma(20)")]
    [InlineData("trima(20)")]
    [InlineData("hma(20)")]
    [InlineData("lsma(14)")]
    [InlineData("slope(14)")]
    [InlineData("vwma(20)")]
    [InlineData("midpoint(14)")]
    [InlineData("midprice(14)")]
    [InlineData("alma(9,0.85,6)")]
    [InlineData("bbands(20,2)")]
    [InlineData("stddev(20)")]
    [InlineData("zscore(20)")]
    [InlineData("cci(20)")]
    [InlineData("stoch(14,3,3)")]
    [InlineData("donchian(20)")]
    [InlineData("donchian(20,previous)")]
    [InlineData("roc(10)")]
    [InlineData("roc(10,ratio)")]
    [InlineData("mom(10)")]
    [InlineData("willr(14)")]
    [InlineData("aroon(25)")]
    [InlineData("aroonosc(14,earliest)")]
    [InlineData("trange")]
    [InlineData("bop")]
    [InlineData("cmo(14,sums)")]
    [InlineData("ultosc(7,14,28)")]
    [InlineData("apo(12,26,simple)")]
    [InlineData("stochf(14,3)")]
    [InlineData("max(20)")]
    [InlineData("min(20,previous)")]
    [InlineData("sum(20)")]
    [InlineData("var(20)")]
    [InlineData("typprice")]
    [InlineData("mfi(14)")]
    public void An_overflow_does_not_poison_what_comes_after_the_window(string spec) =>
        Recovers(spec, new Ohlcv<double>(1, 1.7e308, 1, 1.7e308, 1));

    [Theory]
    [InlineData("obv")]
    [InlineData("obv(zero)")]
    [InlineData("ad")]
    public void A_sum_since_the_beginning_begins_again_after_a_missing_or_boundless_bar(string spec)
    {
        var bars = TestSeries.Rounded("ordinary");
        foreach (var broken in new[] { Ohlcv.Missing, bars[50] with { Volume = double.PositiveInfinity }, bars[50] with { Close = double.NaN } })
        {
            var torn = IndicatorCatalog.Create<double>(spec);
            var begun = IndicatorCatalog.Create<double>(spec);
            var expected = new double?[1];
            var actual = new double?[1];
            for (var i = 0; i < bars.Length; i++)
            {
                Assert.Equal(i != 50, torn.Update(i == 50 ? broken : bars[i], actual));
                if (i > 50)
                {
                    begun.Update(bars[i], expected);
                    Assert.Equal(expected[0], actual[0]);
                }
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

    [Fact]
    public void The_typed_indicators_keep_the_contract_too()
    {
        Typed(TestSeries.Exact("ordinary"), b => b.Close);
        Typed(TestSeries.Rounded("ordinary"), b => b.Close);
    }

    private static void Typed<T>(Ohlcv<T>[] bars, Func<Ohlcv<T>, T> close)
        where T : struct, System.Numerics.INumber<T>
    {
        var closes = Array.ConvertAll(bars, b => close(b));
        Both(() => new Sma<T>(20), closes);
        Both(() => new Sma<T>(7), closes);
        Both(() => new Ema<T>(20), closes);
        Both(() => new Wma<T>(20), closes);
        Both(() => new Smma<T>(14), closes);
        Both(() => new Dema<T>(20), closes);
        Both(() => new Tema<T>(20, NestedEmaSeed.Common), closes);
        Both(() => new T3<T>(5), closes);
        Both(() => new Trima<T>(20), closes);
        Both(() => new Hma<T>(20), closes);
        Both(() => new Kama<T>(), closes);
        Both(() => new LinearRegression<T>(14), closes);
        Both(() => new LinearRegression<T>(14, LinePart.Slope), closes);
        Both(() => new Zlema<T>(20), closes);
        Both(() => new Vwma<T>(20), bars);
        Both(() => new Alma<T>(), closes);
        Both(() => new Midpoint<T>(14), closes);
        Both(() => new Midprice<T>(14), bars);
        Both(() => new McGinley<T>(), closes);
        Both(() => new Rsi<T>(14), closes);
        Both(() => new Atr<T>(14), bars);
        Both(() => new Macd<T>(), closes);
        Both(() => new Macd<T>(3, 7, 4, MacdSeed.Aligned), closes);
        Both(() => new Obv<T>(), bars);
        Both(() => new Donchian<T>(5), bars);
        Both(() => new Donchian<T>(37, ChannelWindow.Previous), bars);
        Both(() => new Stochastic<T>(), bars);
        Both(() => new Adx<T>(14), bars);
        Both(() => new DirectionalIndicator<T>(14), bars);
        Both(() => new Cci<T>(20), bars);
        Both(() => new Mfi<T>(14), bars);
        Both(() => new ZScore<T>(20), closes);
        Both(() => new RateOfChange<T>(10), closes);
        Both(() => new BollingerBands<T>(20), closes);
        Both(() => new StandardDeviation<T>(20), closes);
        Both(() => new StandardDeviation<T>(13, DeviationKind.Sample), closes);
        Both(() => new Momentum<T>(10), closes);
        Both(() => new RateOfChange<T>(10, RateOfChangeScale.Ratio), closes);
        Both(() => new WilliamsR<T>(14), bars);
        Both(() => new Aroon<T>(25), bars);
        Both(() => new AroonOscillator<T>(14, ExtremeTie.Earliest), bars);
        Both(() => new TrueRange<T>(), bars);
        Both(() => new Natr<T>(14), bars);
        Both(() => new AccumulationDistribution<T>(), bars);
        Both(() => new BalanceOfPower<T>(), bars);
        Both(() => new Cmo<T>(14), closes);
        Both(() => new Cmo<T>(14, CmoSmoothing.Sums), closes);
        Both(() => new Trix<T>(15), closes);
        Both(() => new UltimateOscillator<T>(), bars);
        Both(() => new Apo<T>(average: OscillatorAverage.Simple), closes);
        Both(() => new Ppo<T>(), closes);
        Both(() => new ChaikinOscillator<T>(), bars);
        Both(() => new FastStochastic<T>(), bars);
        Both(() => new StochasticRsi<T>(), closes);
        Both(() => new Adxr<T>(14), bars);
        Both(() => new PriceTransform<T>(PriceSource.Hlc3), bars);
        Both(() => new Maximum<T>(20), closes);
        Both(() => new Minimum<T>(20, ChannelWindow.Previous), closes);
        Both(() => new Sum<T>(20), closes);
        Both(() => new Variance<T>(20), closes);
    }

    private static void Both<TInput, TOutput>(Func<IIndicator<TInput, TOutput>> create, TInput[] inputs)
        where TInput : struct
        where TOutput : struct
    {
        IndicatorContract.Verify(create, inputs);
        IndicatorContract.VerifyNoAllocation(create, inputs);
    }
}
