using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

/// <summary>The change of the on-balance volume over the bars of the window, over their whole volume.</summary>
internal sealed class ObvSlope(int bars) : IFeature
{
    private WindowSum<double> _signed = new(bars);
    private WindowSum<double> _total = new(bars);
    private double _lastClose = double.NaN;

    public bool Update(in Ohlcv<double> bar, DateTimeOffset openTime, out double value)
    {
        // NaN where either close is missing, which empties the windows.
        var change = bar.Close - _lastClose;
        var direction = change > 0 ? 1 : change < 0 ? -1 : change;
        _lastClose = bar.Close;
        var full = _signed.Push(direction * bar.Volume) & _total.Push(bar.Volume);
        var total = full ? _total.Sum() : 0;
        value = full ? _signed.Sum() / total : double.NaN;
        return total > 0;
    }

    public void Reset()
    {
        _signed = new WindowSum<double>(_signed.Length);
        _total = new WindowSum<double>(_total.Length);
        _lastClose = double.NaN;
    }
}
