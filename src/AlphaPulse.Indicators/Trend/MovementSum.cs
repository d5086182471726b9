using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>One of the directional movements of Wilder, +DM or -DM, summed and smoothed, in the unit of the price.</summary>
/// <remarks>
/// The movements of n - 1 bars are summed; from then on the sum loses its n-th part with each bar and takes in the new movement (Wilder,
/// New Concepts in Technical Trading Systems, 1978; the summation as in TA-Lib). The first value comes with bar n. Ties as in <see
/// cref="Adx{T}"/>. A missing high or low (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="side">Which of the two.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class MovementSum<T>(int period = 14, MovementSide side = MovementSide.Plus)
    : Indicator<MovementSumState<T>, Ohlcv<T>, T>(new MovementSumState<T>(period, side))
    where T : struct, INumber<T>
{
    /// <summary>The period.</summary>
    public int Period { get; } = period;

    /// <summary>Which of the two.</summary>
    public MovementSide Side { get; } = side;
}
