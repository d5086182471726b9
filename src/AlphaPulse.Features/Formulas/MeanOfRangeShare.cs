using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

/// <summary>
/// The mean, over the bars of the window that have a range, of a signed part of the bar over that range. A bar without a range says
/// nothing and is left out of the mean; a window without any bar that has a range has no value.
/// </summary>
internal abstract class MeanOfRangeShare(int bars) : IFeature
{
    private WindowSum<double> _shares = new(bars);
    private WindowSum<double> _counted = new(bars);

    public bool Update(in Ohlcv<double> bar, DateTimeOffset openTime, out double value)
    {
        var range = bar.High - bar.Low;

        // Not range > 0: a missing bar has to reach the windows as missing.
        var isFlat = range == 0;
        var full = _shares.Push(isFlat ? 0 : Part(in bar) / range) & _counted.Push(isFlat ? 0 : range / range);
        var counted = full ? _counted.Sum() : 0;
        value = full ? _shares.Sum() / counted : double.NaN;
        return counted > 0;
    }

    public void Reset()
    {
        _shares = new WindowSum<double>(_shares.Length);
        _counted = new WindowSum<double>(_counted.Length);
    }

    /// <summary>The signed part of the range of a bar.</summary>
    protected abstract double Part(in Ohlcv<double> bar);
}
