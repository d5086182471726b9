using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The DeMarker: how far the highs rose, as a share of that and of how far the lows fell; 0 to 1.</summary>
/// <remarks>
/// sum(max(0, high - last high)) / (that + sum(max(0, last low - low))) over n bars (DeMark, The New Science of Technical Analysis,
/// 1994). The first value comes with bar n + 1. A missing price (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the means; from 10 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class DeMarker<T>(int period = 14)
    : Indicator<DeMarkerState<T>, Ohlcv<T>, T>(new DeMarkerState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the means.</summary>
    public int Period { get; } = period;
}
