using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>One of the directional indicators of Wilder, +DI or -DI, as a single series.</summary>
/// <remarks>
/// As <see cref="DirectionalIndicator{T}"/>, which gives both. The first value comes with bar n + 1. A missing price (NaN) starts the
/// warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="side">Which of the two.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class DirectionalLine<T>(int period = 14, MovementSide side = MovementSide.Plus)
    : Indicator<DirectionalLineState<T>, Ohlcv<T>, T>(new DirectionalLineState<T>(period, side))
    where T : struct, INumber<T>
{
    /// <summary>The period.</summary>
    public int Period { get; } = period;

    /// <summary>Which of the two.</summary>
    public MovementSide Side { get; } = side;
}
