using AlphaPulse.Indicators;

namespace AlphaPulse.Features.Tests;

internal sealed class PlainLogReturn(int bars) : IFeature
{
    // As many slots as bars: the one that is about to be overwritten holds the close that many bars before.
    private readonly double[] _closes = Filled(bars);
    private int _next;

    public bool Update(in Ohlcv<double> bar, DateTimeOffset openTime, out double value)
    {
        value = Math.Log(bar.Close / _closes[_next]);
        _closes[_next] = bar.Close;
        _next = _next + 1 == _closes.Length ? 0 : _next + 1;
        return !double.IsNaN(value);
    }

    public void Reset() => Array.Fill(_closes, double.NaN);

    private static double[] Filled(int length)
    {
        var closes = new double[length];
        Array.Fill(closes, double.NaN);
        return closes;
    }
}
