using AlphaPulse.Indicators;

namespace AlphaPulse.Features.Tests;

internal sealed class ReturnVolatility(int bars) : IFeature
{
    private readonly PlainLogReturn _return = new(1);
    private readonly StandardDeviation<double> _deviation = new(bars);

    public bool Update(in Ohlcv<double> bar, DateTimeOffset openTime, out double value)
    {
        var logReturn = _return.Update(in bar, openTime, out var change) ? change : double.NaN;
        return _deviation.Update(in logReturn, out value);
    }

    public void Reset()
    {
        _return.Reset();
        _deviation.Reset();
    }
}
