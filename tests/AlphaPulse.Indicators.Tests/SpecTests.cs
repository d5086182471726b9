namespace AlphaPulse.Indicators.Tests;

public class SpecTests
{
    [Theory]
    [InlineData("sma", "sma(20)")]
    [InlineData(" RSI ( 7 ) ", "rsi(7)")]
    [InlineData("bbands(20,2.50)", "bbands(20,2.5)")]
    [InlineData("bbands(5)", "bbands(5,2)")]
    [InlineData("ema(20,hlc3)", "ema(20,hlc3)")]
    [InlineData("ema(hlc3)", "ema(20,hlc3)")]
    [InlineData("ema(20,close)", "ema(20)")]
    [InlineData("ema(9,first_value,hl2)", "ema(9,first_value,hl2)")]
    [InlineData("stddev(10,population)", "stddev(10)")]
    [InlineData("stddev(sample)", "stddev(20,sample)")]
    [InlineData("atr()", "atr(14)")]
    [InlineData("macd", "macd(12,26,9)")]
    [InlineData("macd(5,35,5,aligned,hl2)", "macd(5,35,5,aligned,hl2)")]
    [InlineData("obv", "obv")]
    [InlineData("obv(first_volume)", "obv")]
    [InlineData("donchian", "donchian(20)")]
    [InlineData("stoch", "stoch(14,3,3)")]
    [InlineData("adx", "adx(14)")]
    [InlineData("cci", "cci(20)")]
    [InlineData("mfi", "mfi(14)")]
    [InlineData("zscore", "zscore(30)")]
    [InlineData("roc", "roc(10)")]
    [InlineData("roc(5,ratio100)", "roc(5,ratio100)")]
    [InlineData("mom", "mom(10)")]
    [InlineData("willr", "willr(14)")]
    [InlineData("aroon", "aroon(25)")]
    [InlineData("aroonosc", "aroonosc(14)")]
    [InlineData("tr", "tr")]
    [InlineData("natr", "natr(14)")]
    [InlineData("cmo(sums)", "cmo(14)")]
    [InlineData("trix", "trix(15)")]
    [InlineData("ultosc", "ultosc(7,14,28)")]
    [InlineData("apo", "apo(12,26)")]
    [InlineData("ppo", "ppo(12,26,9)")]
    [InlineData("adosc", "adosc(3,10)")]
    [InlineData("stochf", "stochf(14,3)")]
    [InlineData("stochrsi", "stochrsi(14,14,3)")]
    [InlineData("adxr", "adxr(14)")]
    public void Reads_and_writes_the_canonical_text(string text, string canonical)
    {
        var spec = IndicatorSpec.Parse(text);
        Assert.Equal(canonical, spec.ToString());
        Assert.Equal(spec, IndicatorSpec.Parse(canonical));
    }

    [Theory]
    [InlineData("ssma(20)", "'sma'")]
    [InlineData("boll", "'bbands'")]
    [InlineData("zzzzzzzz", "sma")]
    [InlineData("", "sma")]
    [InlineData("sma(20", "closing bracket")]
    [InlineData("sma(0)", "outside 1 to 1000000")]
    [InlineData("sma(2.5)", "not a whole number")]
    [InlineData("sma(20,30)", "too many")]
    [InlineData("sma(20,)", "neither")]
    [InlineData("sma(20,typical)", "neither")]
    [InlineData("sma(hl2,20)", "neither")]
    [InlineData("atr(14,hl2)", "neither")]
    [InlineData("bbands(20,0)", "outside")]
    [InlineData("macd(26,12,9)", "the fast period 26 is not below the slow period 12")]
    [InlineData("macd(12,12)", "not below")]
    [InlineData("mfi(1)", "outside 2 to 1000000")]
    [InlineData("ultosc(7,7,28)", "do not rise")]
    [InlineData("apo(26,12)", "the fast period 26 is not below the slow period 12")]
    [InlineData("kama(10,30,30)", "the fast period 30 is not below the slow period 30")]
    [InlineData("t3(5,1.1)", "outside 0 to 1")]
    [InlineData("alma(10001)", "outside 1 to 10000")]
    [InlineData("mcgd(10,0.4)", "outside 0.5 to 10")]
    [InlineData("slope(1)", "outside 2 to 1000000")]
    public void Refuses_with_a_reason(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<IndicatorSpecException>(() => IndicatorSpec.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Columns_are_the_text_or_the_text_and_the_output()
    {
        Assert.Equal(["sma(20)"], IndicatorSpec.Parse("sma").Columns);
        Assert.Equal(["bbands(20,2).upper", "bbands(20,2).middle", "bbands(20,2).lower"], IndicatorSpec.Parse("bbands").Columns);
        Assert.Equal(["macd(12,26,9).macd", "macd(12,26,9).signal", "macd(12,26,9).histogram"], IndicatorSpec.Parse("macd").Columns);
    }

    [Fact]
    public void Every_entry_is_described()
    {
        Assert.All(IndicatorCatalog.All, descriptor =>
        {
            Assert.Same(descriptor, IndicatorCatalog.Find(descriptor.Name));
            Assert.All([descriptor.Title, descriptor.Family, descriptor.Description, descriptor.Reference], text => Assert.NotEmpty(text));
            Assert.All(descriptor.Parameters, p => Assert.InRange(p.Default, p.Minimum, p.Maximum));
            Assert.Equal(descriptor.DefaultSpec(), IndicatorSpec.Parse(descriptor.Name));
        });
        Assert.Equal(IndicatorCatalog.All.Count, IndicatorCatalog.All.Select(d => d.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("open", 2.0)]
    [InlineData("high", 8.0)]
    [InlineData("low", 1.0)]
    [InlineData("close", 4.0)]
    [InlineData("volume", 16.0)]
    [InlineData("hl2", 4.5)]
    [InlineData("hlc3", 13.0 / 3)]
    [InlineData("ohlc4", 15.0 / 4)]
    [InlineData("hlcc4", 17.0 / 4)]
    public void Takes_the_source_that_is_named(string source, double expected)
    {
        var row = new double?[1];
        Assert.True(IndicatorCatalog.Create<double>($"sma(1,{source})").Update(new Ohlcv<double>(2, 8, 1, 4, 16), row));
        Assert.Equal(expected, row[0]);
    }

    [Fact]
    public void Parameters_out_of_range_are_named()
    {
        Assert.Equal(0, Assert.Throws<ArgumentOutOfRangeException>(() => new Sma<decimal>(0)).ActualValue);
        Assert.Equal(1, Assert.Throws<ArgumentOutOfRangeException>(() => new Rsi<double>(1)).ActualValue);
        Assert.Equal(1_000_001, Assert.Throws<ArgumentOutOfRangeException>(() => new Ema<double>(1_000_001)).ActualValue);
        Assert.Equal(-2m, Assert.Throws<ArgumentOutOfRangeException>(() => new BollingerBands<double>(20, -2)).ActualValue);
        Assert.Equal(12, Assert.Throws<ArgumentOutOfRangeException>(() => new Macd<double>(12, 12)).ActualValue);
        Assert.Equal((ObvStart)7, Assert.Throws<ArgumentOutOfRangeException>(() => new Obv<double>((ObvStart)7)).ActualValue);
        Assert.Equal((ChannelWindow)7, Assert.Throws<ArgumentOutOfRangeException>(() => new Donchian<double>(20, (ChannelWindow)7)).ActualValue);
        Assert.Equal(0, Assert.Throws<ArgumentOutOfRangeException>(() => new Stochastic<double>(14, 0)).ActualValue);
        Assert.Equal(14, Assert.Throws<ArgumentOutOfRangeException>(() => new UltimateOscillator<double>(14, 14)).ActualValue);
        Assert.Equal((RateOfChangeScale)7, Assert.Throws<ArgumentOutOfRangeException>(() => new RateOfChange<double>(3, (RateOfChangeScale)7)).ActualValue);
        Assert.Equal((ExtremeTie)7, Assert.Throws<ArgumentOutOfRangeException>(() => new Aroon<double>(3, (ExtremeTie)7)).ActualValue);
        Assert.Equal((CmoSmoothing)7, Assert.Throws<ArgumentOutOfRangeException>(() => new Cmo<double>(3, (CmoSmoothing)7)).ActualValue);
        Assert.Equal(PriceSource.Close, Assert.Throws<ArgumentOutOfRangeException>(() => new PriceTransform<double>(PriceSource.Close)).ActualValue);
        Assert.Throws<NotSupportedException>(() => new AccumulationDistribution<float>());
        Assert.Equal((NestedEmaSeed)7, Assert.Throws<ArgumentOutOfRangeException>(() => new Tema<double>(20, (NestedEmaSeed)7)).ActualValue);
        Assert.Equal((KamaStart)7, Assert.Throws<ArgumentOutOfRangeException>(() => new Kama<double>(start: (KamaStart)7)).ActualValue);
        Assert.Equal(30, Assert.Throws<ArgumentOutOfRangeException>(() => new Kama<double>(fast: 30)).ActualValue);
        Assert.Equal((LinePart)7, Assert.Throws<ArgumentOutOfRangeException>(() => new LinearRegression<double>(14, (LinePart)7)).ActualValue);
        Assert.Equal(-0.1m, Assert.Throws<ArgumentOutOfRangeException>(() => new T3<double>(5, -0.1m)).ActualValue);
        Assert.Equal(10_001, Assert.Throws<ArgumentOutOfRangeException>(() => new Alma<double>(10_001)).ActualValue);
        Assert.Equal(1.5m, Assert.Throws<ArgumentOutOfRangeException>(() => new Alma<double>(9, 1.5m)).ActualValue);
        Assert.Equal(0.05m, Assert.Throws<ArgumentOutOfRangeException>(() => new Alma<double>(9, 0.5m, 0.05m)).ActualValue);
        Assert.Equal(0.4m, Assert.Throws<ArgumentOutOfRangeException>(() => new McGinley<double>(10, 0.4m)).ActualValue);
        Assert.Throws<NotSupportedException>(() => new Sma<float>(3));
        Assert.Throws<NotSupportedException>(() => new Smma<float>(3));
        Assert.Throws<NotSupportedException>(() => new McGinley<float>());
        Assert.Throws<NotSupportedException>(() => new Adx<float>(14));
        Assert.Throws<NotSupportedException>(() => new Rsi<int>(3));
    }
}
