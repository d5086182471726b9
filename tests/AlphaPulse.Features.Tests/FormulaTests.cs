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
}
