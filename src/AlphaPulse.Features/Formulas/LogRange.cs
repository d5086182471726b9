using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

internal sealed class LogRange(int bars) : IFeature
{
    private readonly double[] _highs = Missing(bars);
    private readonly double[] _lows = Missing(bars);
    private int _next;

    public bool Update(in Ohlcv<double> bar, DateTimeOffset openTime, out double value)
    {
        _highs[_next] = bar.High;
        _lows[_next] = bar.Low;
        _next = _next + 1 == _highs.Length ? 0 : _next + 1;
        double high = _highs[0], low = _lows[0];
        for (var i = 1; i < _highs.Length; i++)
        {
            // Max and Min give NaN where one of the two is, so a missing bar in the window leaves no value.
            high = Math.Max(high, _highs[i]);
            low = Math.Min(low, _lows[i]);
        }

        value = Math.Log(high / low);
        return !double.IsNaN(value);
    }

    public void Reset()
    {
        Array.Fill(_highs, double.NaN);
        Array.Fill(_lows, double.NaN);
    }

    private static double[] Missing(int length)
    {
        var values = new double[length];
        Array.Fill(values, double.NaN);
        return values;
    }
}
