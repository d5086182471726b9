using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

/// <summary>Computes one feature bar by bar. The only implementation of a feature: batch and live both call it.</summary>
/// <remarks>Holds state; not safe for use from several threads. Allocates nothing per bar.</remarks>
public interface IFeature
{
    /// <summary>Takes the next bar of the calendar.</summary>
    /// <param name="bar">The bar in <see cref="double"/>; <see cref="Ohlcv.Missing"/> where the market traded and we have no bar.</param>
    /// <param name="openTime">The open time of the bar, UTC.</param>
    /// <param name="value">The value; meaningless where the method returns <see langword="false"/>.</param>
    /// <returns>Whether there is a value: not before the window is full, not while a missing bar is in it, not for 0/0.</returns>
    bool Update(in Ohlcv<double> bar, DateTimeOffset openTime, out double value);

    /// <summary>Forgets everything.</summary>
    void Reset();
}
