namespace AlphaPulse.Features.Tests;

/// <summary>Each feature against its formula, written out over the whole window without any running state.</summary>
public class FormulaTests
{
    private const int At = 250;
    private static readonly IReadOnlyList<Bar> Bars = Series.Simulated(300);

    [Theory]
    [InlineData("log_return(1)")]
    [InlineData("log_return(24)")]
    [InlineData("volatility(24)")]
    [InlineData("sma_distance(20)")]
    [InlineData("ema_distance(50)")]
    [InlineData("rsi(14)")]
    [InlineData("atr_ratio(14)")]
    [InlineData("bollinger_position(20,2)")]
    [InlineData("range(1)")]
    [InlineData("range(12)")]
    [InlineData("volume_zscore(24)")]
    [InlineData("wick_balance(6)")]
    [InlineData("wick_balance(24)")]
    [InlineData("body_balance(12)")]
    [InlineData("macd_histogram(12,26,9)")]
    [InlineData("obv_slope(24)")]
    [InlineData("donchian_position(20)")]
    [InlineData("stochastic_k(14,3)")]
    [InlineData("stochastic_d(14,3,3)")]
    [InlineData("adx(14)")]
    [InlineData("di_difference(14)")]
    [InlineData("cci(20)")]
    [InlineData("mfi(14)")]
    [InlineData("zscore(20)")]
    [InlineData("roc(10)")]
    [InlineData("weekday_sin")]
    [InlineData("weekday_cos")]
    [InlineData("hour_sin")]
    [InlineData("hour_cos")]
    public void Equals_its_formula(string specification)
    {
        var set = FeatureSet.Parse("one", specification);
        var matrix = FeatureMatrix.Compute(set, AlwaysOpenCalendar.Instance, Bars);
        for (var i = At; i < Bars.Count; i++)
        {
            Assert.Equal(Reference(specification, i), matrix.Row(i)[0], 1e-11);
        }
    }

    [Theory]
    [InlineData("wick_balance(3)", 0, -0.5, 0.75)]
    [InlineData("body_balance(3)", 0.5, -0.5, 0.25)]
    public void A_bar_without_a_range_is_left_out_of_the_mean(string specification, double first, double third, double fifth)
    {
        // Ranges of 4: a wick of 1 above and below a body of 2; a wick of 2 above a body of -2; a wick of 3 below a body of 1.
        Bar[] bars =
        [
            Candle(0, 11, 14, 10, 13), Candle(1, 5, 5, 5, 5), Candle(2, 12, 14, 10, 10), Candle(3, 9, 9, 9, 9), Candle(4, 13, 14, 10, 14),
            Candle(5, 9, 9, 9, 9), Candle(6, 9, 9, 9, 9), Candle(7, 9, 9, 9, 9),
        ];
        var matrix = FeatureMatrix.Compute(FeatureSet.Parse("one", specification), AlwaysOpenCalendar.Instance, bars);
        Assert.Equal((first + third) / 2, matrix.Row(2)[0], 1e-15);
        Assert.Equal(third, matrix.Row(3)[0], 1e-15);
        Assert.Equal((third + fifth) / 2, matrix.Row(4)[0], 1e-15);
        Assert.Equal(fifth, matrix.Row(5)[0], 1e-15);
        Assert.Equal(fifth, matrix.Row(6)[0], 1e-15);
        Assert.True(double.IsNaN(matrix.Row(7)[0]));
    }

    private static double Reference(string specification, int at) => specification switch
    {
        "log_return(1)" => Math.Log(Close(at) / Close(at - 1)),
        "log_return(24)" => Math.Log(Close(at) / Close(at - 24)),
        "volatility(24)" => Deviation([.. Enumerable.Range(0, 24).Select(i => Math.Log(Close(at - i) / Close(at - i - 1)))]),
        "sma_distance(20)" => Close(at) / Enumerable.Range(0, 20).Average(i => Close(at - i)) - 1,
        "ema_distance(50)" => Close(at) / Ema(at, 50) - 1,
        "rsi(14)" => Rsi(at, 14) / 50 - 1,
        "atr_ratio(14)" => Atr(at, 14) / Close(at),
        "bollinger_position(20,2)" => Bollinger(at, 20, 2),
        "range(1)" => Math.Log((double)Bars[at].High / (double)Bars[at].Low),
        "range(12)" => Math.Log(Enumerable.Range(0, 12).Max(i => (double)Bars[at - i].High) / Enumerable.Range(0, 12).Min(i => (double)Bars[at - i].Low)),
        "volume_zscore(24)" => ZScore([.. Enumerable.Range(0, 24).Select(i => (double)Bars[at - i].Volume)]),
        "wick_balance(6)" => Enumerable.Range(0, 6).Average(i => Wicks(at - i)),
        "wick_balance(24)" => Enumerable.Range(0, 24).Average(i => Wicks(at - i)),
        "body_balance(12)" => Enumerable.Range(0, 12).Average(i => (double)((Bars[at - i].Close - Bars[at - i].Open) / (Bars[at - i].High - Bars[at - i].Low))),
        "macd_histogram(12,26,9)" => Histogram(at) / Atr(at, 26),
        "obv_slope(24)" => (double)(Enumerable.Range(0, 24).Sum(i => Math.Sign(Bars[at - i].Close - Bars[at - i - 1].Close) * Bars[at - i].Volume)
            / Enumerable.Range(0, 24).Sum(i => Bars[at - i].Volume)),
        "donchian_position(20)" => RawK(at, 20) / 100,
        "stochastic_k(14,3)" => SmoothK(at) / 50 - 1,
        "stochastic_d(14,3,3)" => Enumerable.Range(0, 3).Average(i => SmoothK(at - i)) / 50 - 1,
        "adx(14)" => Adx(at, 14) / 100,
        "di_difference(14)" => (Directional(at, 14).Plus - Directional(at, 14).Minus) / 100,
        "cci(20)" => Cci(at, 20) / 100,
        "mfi(14)" => Mfi(at, 14) / 50 - 1,
        "zscore(20)" => ZScore([.. Enumerable.Range(0, 20).Select(i => Close(at - i))]),
        "roc(10)" => Close(at) / Close(at - 10) - 1,
        "weekday_sin" => Math.Sin(2 * Math.PI * Weekday(at) / 7),
        "weekday_cos" => Math.Cos(2 * Math.PI * Weekday(at) / 7),
        "hour_sin" => Math.Sin(2 * Math.PI * Bars[at].OpenTime.Hour / 24.0),
        "hour_cos" => Math.Cos(2 * Math.PI * Bars[at].OpenTime.Hour / 24.0),
        _ => throw new ArgumentOutOfRangeException(nameof(specification), specification, null),
    };

    private static double Close(int at) => (double)Bars[at].Close;

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }

    private static double ZScore(double[] newestFirst) => (newestFirst[0] - newestFirst.Average()) / Deviation(newestFirst);

    private static double Ema(int at, int n)
    {
        var ema = Enumerable.Range(0, n).Average(Close);
        for (var i = n; i <= at; i++)
        {
            ema += 2.0 / (n + 1) * (Close(i) - ema);
        }

        return ema;
    }

    private static double Rsi(int at, int n)
    {
        var changes = Enumerable.Range(1, at).Select(i => Close(i) - Close(i - 1)).ToList();
        var gain = changes.Take(n).Sum(c => Math.Max(c, 0)) / n;
        var loss = changes.Take(n).Sum(c => Math.Max(-c, 0)) / n;
        foreach (var change in changes.Skip(n))
        {
            gain = (gain * (n - 1) + Math.Max(change, 0)) / n;
            loss = (loss * (n - 1) + Math.Max(-change, 0)) / n;
        }

        return 100 * gain / (gain + loss);
    }

    private static double Atr(int at, int n)
    {
        double TrueRange(int i) => Math.Max((double)Bars[i].High, Close(i - 1)) - Math.Min((double)Bars[i].Low, Close(i - 1));
        var atr = Enumerable.Range(1, n).Average(TrueRange);
        for (var i = n + 1; i <= at; i++)
        {
            atr = (atr * (n - 1) + TrueRange(i)) / n;
        }

        return atr;
    }

    private static double Bollinger(int at, int n, double width)
    {
        var closes = Enumerable.Range(0, n).Select(i => Close(at - i)).ToArray();
        var lower = closes.Average() - width * Deviation(closes);
        var upper = closes.Average() + width * Deviation(closes);
        return (Close(at) - lower) / (upper - lower);
    }

    private static Bar Candle(int hour, decimal open, decimal high, decimal low, decimal close) =>
        new(Series.Id, Series.Start.AddHours(hour), open, high, low, close, 1, Series.Start.AddHours(hour + 1), BarProvenance.Simulated);

    private static double Wicks(int at)
    {
        var bar = Bars[at];
        var lower = Math.Min(bar.Open, bar.Close) - bar.Low;
        var upper = bar.High - Math.Max(bar.Open, bar.Close);
        return (double)((lower - upper) / (bar.High - bar.Low));
    }

    private static double Histogram(int at)
    {
        double Line(int i) => Ema(i, 12) - Ema(i, 26);
        var signal = Enumerable.Range(25, 9).Average(Line);
        for (var i = 34; i <= at; i++)
        {
            signal += 2.0 / 10 * (Line(i) - signal);
        }

        return Line(at) - signal;
    }

    private static double RawK(int at, int n)
    {
        var low = Enumerable.Range(0, n).Min(i => Bars[at - i].Low);
        var high = Enumerable.Range(0, n).Max(i => Bars[at - i].High);
        return (double)(100 * (Bars[at].Close - low) / (high - low));
    }

    private static double SmoothK(int at) => Enumerable.Range(0, 3).Average(i => RawK(at - i, 14));

    private static (double Plus, double Minus) Directional(int at, int n)
    {
        double plus = 0, minus = 0, range = 0;
        for (var i = 1; i <= at; i++)
        {
            var up = Bars[i].High - Bars[i - 1].High;
            var down = Bars[i - 1].Low - Bars[i].Low;
            var keep = i < n ? 1 : (n - 1.0) / n;
            plus = plus * keep + (up > down && up > 0 ? (double)up : 0);
            minus = minus * keep + (down > up && down > 0 ? (double)down : 0);
            range = range * keep + Math.Max((double)Bars[i].High, Close(i - 1)) - Math.Min((double)Bars[i].Low, Close(i - 1));
        }

        return (100 * plus / range, 100 * minus / range);
    }

    private static double Adx(int at, int n)
    {
        double Index(int i) => 100 * Math.Abs(Directional(i, n).Plus - Directional(i, n).Minus) / (Directional(i, n).Plus + Directional(i, n).Minus);
        var adx = Enumerable.Range(n, n).Average(Index);
        for (var i = 2 * n; i <= at; i++)
        {
            adx = (adx * (n - 1) + Index(i)) / n;
        }

        return adx;
    }

    private static decimal Typical(int at) => (Bars[at].High + Bars[at].Low + Bars[at].Close) / 3;

    private static double Cci(int at, int n)
    {
        var typical = Enumerable.Range(0, n).Select(i => Typical(at - i)).ToArray();
        return (double)((typical[0] - typical.Average()) / (0.015m * typical.Average(t => Math.Abs(t - typical.Average()))));
    }

    private static double Mfi(int at, int n)
    {
        decimal rising = 0, falling = 0;
        for (var i = at - n + 1; i <= at; i++)
        {
            rising += Typical(i) > Typical(i - 1) ? Typical(i) * Bars[i].Volume : 0;
            falling += Typical(i) < Typical(i - 1) ? Typical(i) * Bars[i].Volume : 0;
        }

        return (double)(100 * rising / (rising + falling));
    }

    // Monday is 0; the series begins on a Monday.
    private static double Weekday(int at) => Math.Floor((Bars[at].OpenTime - Series.Start).TotalDays) % 7;
}
