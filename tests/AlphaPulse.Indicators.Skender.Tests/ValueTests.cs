using Skender.Stock.Indicators;

namespace AlphaPulse.Indicators.Skender.Tests;

/// <summary>What the adapter gives is what the library gives for the same bars.</summary>
public class ValueTests
{
    private const int Count = 300;
    private static readonly IReadOnlyList<BarQuote> Quotes = [.. Market.Bars.Take(Count).ToQuotes()];

    [Fact]
    public void A_series_is_that_of_the_quotes()
    {
        Equal("skender.rsi(14)", 0, Quotes.GetRsi(14).Select(r => r.Rsi));
        Equal("skender.macd(12,26,9)", 1, Quotes.GetMacd(12, 26, 9).Select(r => r.Signal));
        Equal("skender.bollingerbands(20,2)", 5, Quotes.GetBollingerBands(20, 2).Select(r => r.Width));
        Equal("skender.t3", 0, Quotes.GetT3().Select(r => r.T3));
        Equal("skender.httrendline(close)", 0, Quotes.Use(CandlePart.Close).GetHtTrendline().Select(r => r.Trendline));
        Equal("skender.ema(9,volume)", 0, Quotes.Use(CandlePart.Volume).GetEma(9).Select(r => r.Ema));
        Equal("skender.correlation(20,close,volume)", 0, Quotes.Use(CandlePart.Close).GetCorrelation(Quotes.Use(CandlePart.Volume), 20).Select(r => r.Correlation));
        Equal("skender.ema(5,skender.rsi(14))", 0, Quotes.GetRsi(14).GetEma(5).Select(r => r.Ema));
    }

    [Fact]
    public void Whole_bars_are_those_of_the_quotes()
    {
        Equal("skender.adx(14)", 0, Quotes.GetAdx(14).Select(r => r.Adx));
        Equal("skender.stoch(14,3,3)", 2, Quotes.GetStoch(14, 3, 3).Select(r => r.PercentJ));
        Equal("skender.kvo", 0, Quotes.GetKvo().Select(r => r.Oscillator));
        Equal("skender.parabolicsar(0.02,0.2)", 0, Quotes.GetParabolicSar().Select(r => r.Sar));
        Equal("skender.chandelier(22,3,short)", 0, Quotes.GetChandelier(22, 3, ChandelierType.Short).Select(r => r.ChandelierExit));
        Equal("skender.doji(0.2)", 0, Quotes.GetDoji(0.2).Select(r => (double?)(int)r.Match));
    }

    [Fact]
    public void Decimals_stay_exact()
    {
        Equal("skender.donchian(20)", 1, Quotes.GetDonchian(20).Select(r => r.Centerline));
        Equal("skender.ichimoku", 3, Quotes.GetIchimoku().Select(r => r.SenkouSpanB));
        Equal("skender.pivotpoints(day,fibonacci)", 1, Quotes.GetPivotPoints(PeriodSize.Day, PivotPointType.Fibonacci).Select(r => r.R1));
        Equal("skender.heikinashi", 3, Quotes.GetHeikinAshi().Select(r => (decimal?)r.Close));
    }

    [Fact]
    public void What_is_dated_back_comes_when_it_is_known()
    {
        Late("skender.dpo(20)", 0, 11, Quotes.GetDpo(20).Select(r => r.Dpo));
        Late("skender.fractal(3,2)", 0, 2, Quotes.GetFractal(3, 2).Select(r => (double?)r.FractalBear));
        Late("skender.pivots(2,4)", 1, 4, Quotes.GetPivots(2, 4).Select(r => (double?)r.LowPoint));
        Late("skender.ichimoku", 4, 26, Quotes.GetIchimoku().Select(r => (double?)r.ChikouSpan));
    }

    private static void Equal(string spec, int output, IEnumerable<double?> expected)
    {
        var values = expected.ToArray();
        Assert.Contains(values, value => value is not null);
        Assert.Equal(values, Market.Rows(spec, Market.Of<double>(Count)).Select(row => row[output]));
        Assert.Equal(values, Market.Rows(spec, Market.Of<decimal>(Count)).Select(row => row[output] is { } value ? ExactDecimal.ToDouble(value) : (double?)null));
    }

    private static void Equal(string spec, int output, IEnumerable<decimal?> expected)
    {
        var values = expected.ToArray();
        Assert.Contains(values, value => value is not null);
        Assert.Equal(values, Market.Rows(spec, Market.Of<decimal>(Count)).Select(row => row[output]));
        Assert.Equal(values.Select(value => value is { } exact ? ExactDecimal.ToDouble(exact) : (double?)null), Market.Rows(spec, Market.Of<double>(Count)).Select(row => row[output]));
    }

    private static void Late(string spec, int output, int bars, IEnumerable<double?> expected)
    {
        var values = expected.ToArray();
        var rows = Market.Rows(spec, Market.Of<double>(Count));
        Assert.All(rows.Take(bars), row => Assert.Null(row[output]));
        Assert.Equal(values.Take(Count - bars), rows.Skip(bars).Select(row => row[output]));
    }
}
