using AlphaPulse.Testing;
using AlphaPulse.TestKit;

namespace AlphaPulse.Indicators.Tests;

public class CandlestickTests
{
    public static TheoryData<string, int, string> Examples
    {
        get
        {
            var data = new TheoryData<string, int, string>();
            foreach (var (spec, value, bars) in CandlestickExamples.All)
            {
                data.Add(spec, value, bars);
            }

            return data;
        }
    }

    public static IEnumerable<object[]> Specs() => CandlesticksDefinitions.All.Keys.Select(spec => new object[] { spec });

    [Theory]
    [MemberData(nameof(Examples))]
    public void Knows_bars_made_by_hand(string spec, int value, string bars)
    {
        var made = CandlestickExamples.Bars(bars);
        Assert.Equal(value, CandlestickBars.Values(spec, made)[^1]);
        AgreesWithItsDefinition(IndicatorSpec.Parse(spec).ToString(), made);
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void Agrees_with_its_definition_on_a_coarse_grid(string spec) =>
        AgreesWithItsDefinition(spec, CandlestickBars.Grid(11, 1500));

    [EvidenceTheory]
    [MemberData(nameof(Specs))]
    public void Agrees_with_its_definition_on_real_bars(string spec)
    {
        AgreesWithItsDefinition(spec, CandlestickBars.Of(1000, "data", "market", "dogeusdt-1h.csv"));
        AgreesWithItsDefinition(spec, CandlestickBars.Of(1000, "data", "market", "spy-1d.csv"));
    }

    // The numbers that the doubles are, calculated with exactly, say what the doubles say.
    [EvidenceTheory]
    [InlineData("ethusdt-1h.csv")]
    [InlineData("spy-1d.csv")]
    [InlineData("btcusd-bitfinex-1m-2019-01.csv")]
    public void Takes_doubles_for_what_their_bits_say(string file)
    {
        var bars = CandlestickBars.Of(5_000, "data", "market", file);
        var binary = CandlestickBars.Binary(bars);
        Assert.All(CandlestickBars.Names, name => Assert.Equal(CandlestickBars.Values(name, binary), CandlestickBars.RoundedValues(name, bars)));
    }

    [Fact]
    public void Says_the_same_in_double_as_in_decimal_where_doubles_are_exact()
    {
        var bars = CandlestickBars.Grid(5, 4000);
        Assert.All(CandlestickBars.Names, name => Assert.Equal(CandlestickBars.Values(name, bars), CandlestickBars.RoundedValues(name, bars)));
    }

    // Else the other tests could pass without a pattern ever having been found.
    [Fact]
    public void Every_pattern_fires_on_these_bars()
    {
        var grid = CandlestickBars.Grid(11, 1500);
        var fired = CandlestickBars.Names.Where(name => CandlestickBars.Values(name, grid).Any(value => value is not (null or 0)))
            .Concat(CandlestickExamples.All.Where(example => example.Value != 0).Select(example => example.Spec))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        Assert.Equal(CandlestickBars.Names.Order(StringComparer.Ordinal), fired);
        Assert.Equal(61, CandlestickBars.Names.Count);
    }

    [Fact]
    public void A_missing_bar_takes_a_new_warm_up_and_an_open_hikkake_is_forgotten()
    {
        var bars = Array.ConvertAll(CandlestickExamples.Bars("102 110 100 108; 104 108 102 106; 105 107 101 102; 103 109.5 102.5 109"), TestSeries.ToDouble);
        var hikkake = new Candlestick<double>(CandlestickPattern.Hikkake);
        Assert.Equal(6, hikkake.Warmup);
        for (var i = 0; i < bars.Length - 1; i++)
        {
            hikkake.Update(bars[i], out _);
        }

        Assert.True(hikkake.Peek(bars[^1], out var confirmed));
        Assert.Equal(200, confirmed);
        Assert.False(hikkake.Update(bars[^1] with { Close = double.NaN }, out _));
        for (var i = 1; i < hikkake.Warmup; i++)
        {
            Assert.False(hikkake.Update(bars[^1], out _));
        }

        Assert.True(hikkake.Update(bars[^1], out var value));
        Assert.Equal(0, value);
    }

    [Fact]
    public void The_volume_does_not_matter()
    {
        var doji = new Candlestick<double>(CandlestickPattern.Doji);
        Assert.All(TestSeries.Rounded("ordinary", 30).Select((bar, i) => (bar, i)), item =>
            Assert.Equal(item.i >= 10, doji.Update(item.bar with { Volume = double.NaN }, out _)));
    }

    [Fact]
    public void The_patterns_are_numbered_as_they_are_listed()
    {
        Assert.Equal(Enumerable.Range(0, 61), Enum.GetValues<CandlestickPattern>().Select(pattern => (int)pattern));
        Assert.Equal(
            CandlestickBars.Names,
            Enum.GetValues<CandlestickPattern>().Select(pattern => new Candlestick<decimal>(pattern).Name));
        Assert.Equal(
            ["cdlabandonedbaby(0.3)", "cdldarkcloudcover(0.5)", "cdleveningdojistar(0.3)", "cdleveningstar(0.3)", "cdlmathold(0.5)", "cdlmorningdojistar(0.3)", "cdlmorningstar(0.3)"],
            CandlestickBars.Names.Select(name => IndicatorSpec.Parse(name).ToString()).Where(text => text.Contains('(', StringComparison.Ordinal)));
    }

    [Fact]
    public void A_penetration_is_taken_only_where_the_pattern_has_one()
    {
        Assert.Equal(0.5m, new Candlestick<double>(CandlestickPattern.DarkCloudCover).Penetration);
        Assert.Equal(0.4m, new Candlestick<double>(CandlestickPattern.MorningStar, 0.4m).Penetration);
        Assert.Null(new Candlestick<double>(CandlestickPattern.Doji).Penetration);
        Assert.Contains("takes no penetration", Assert.Throws<ArgumentException>(() => new Candlestick<double>(CandlestickPattern.Doji, 0.3m)).Message, StringComparison.Ordinal);
        Assert.Equal(-0.1m, Assert.Throws<ArgumentOutOfRangeException>(() => new Candlestick<double>(CandlestickPattern.MatHold, -0.1m)).ActualValue);
        Assert.Equal((CandlestickPattern)61, Assert.Throws<ArgumentOutOfRangeException>(() => new Candlestick<double>((CandlestickPattern)61)).ActualValue);
        Assert.Throws<NotSupportedException>(() => new Candlestick<float>(CandlestickPattern.Doji));
        Assert.Contains("outside 0 to 10", Assert.Throws<IndicatorSpecException>(() => IndicatorSpec.Parse("cdlmathold(11)")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_typed_indicator_keeps_the_contract_on_bars_that_tie()
    {
        var bars = CandlestickBars.Grid(3, 200);
        foreach (var pattern in Enum.GetValues<CandlestickPattern>())
        {
            IndicatorContract.Verify(() => (IIndicator<Ohlcv<decimal>, decimal>)new Candlestick<decimal>(pattern), bars);
            IndicatorContract.Verify(() => (IIndicator<Ohlcv<double>, double>)new Candlestick<double>(pattern), Array.ConvertAll(bars, TestSeries.ToDouble));
        }
    }

    private static void AgreesWithItsDefinition(string spec, Ohlcv<decimal>[] bars)
    {
        var expected = CandlesticksDefinitions.All[spec]([.. bars.Select(PreciseBar.Of)]);
        Assert.Equal(
            expected.Select(row => row[0] is { } value ? (int?)(double)value : null),
            CandlestickBars.Values(spec, bars));
    }
}
