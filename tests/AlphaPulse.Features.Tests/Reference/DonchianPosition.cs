using AlphaPulse.Indicators;

namespace AlphaPulse.Features.Tests;

internal sealed class DonchianPosition(int bars) : IFeature
{
    private readonly Donchian<double> _channel = new(bars);

    public bool Update(in Ohlcv<double> bar, DateTimeOffset openTime, out double value)
    {
        var ready = _channel.Update(in bar, out var channel);
        var width = channel.Upper - channel.Lower;
        value = (bar.Close - channel.Lower) / width;
        return ready && width > 0;
    }

    public void Reset() => _channel.Reset();
}
