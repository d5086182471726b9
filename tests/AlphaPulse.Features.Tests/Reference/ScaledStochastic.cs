using AlphaPulse.Indicators;

namespace AlphaPulse.Features.Tests;

/// <summary>K of the stochastic, or D where a signal length is given, scaled to -1 to 1.</summary>
internal sealed class ScaledStochastic(int bars, int smoothing, int? signal) : IFeature
{
    private readonly Stochastic<double> _stochastic = new(bars, smoothing, signal ?? 1);

    public bool Update(in Ohlcv<double> bar, DateTimeOffset openTime, out double value)
    {
        var ready = _stochastic.Update(in bar, out var oscillator);
        double? chosen = signal is null ? oscillator.K : oscillator.D;
        value = chosen.GetValueOrDefault() / 50 - 1;
        return ready && chosen.HasValue;
    }

    public void Reset() => _stochastic.Reset();
}
