using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

internal sealed class LogRange(int bars) : IFeature
{
    private WindowExtremes<double> _window = new(bars);

    public bool Update(in Ohlcv<double> bar, DateTimeOffset openTime, out double value)
    {
        var full = _window.Push(bar.High, bar.Low);
        value = full ? Math.Log(_window.Highest() / _window.Lowest()) : double.NaN;
        return !double.IsNaN(value);
    }

    public void Reset() => _window = _window.Fresh();
}
