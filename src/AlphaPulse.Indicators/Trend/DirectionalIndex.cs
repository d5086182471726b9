using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The directional index of Wilder: how one-sided the movement is, whichever its direction, not averaged; 0 to 100.</summary>
/// <remarks>
/// 100 |up - down| / (up + down) of the smoothed movements of <see cref="Adx{T}"/>. The first value comes with bar n + 1. Ties as there.
/// A missing high or low (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period; from 2 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class DirectionalIndex<T>(int period = 14)
    : Indicator<DirectionalIndexState<T>, Ohlcv<T>, T>(new DirectionalIndexState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The period.</summary>
    public int Period { get; } = period;
}
