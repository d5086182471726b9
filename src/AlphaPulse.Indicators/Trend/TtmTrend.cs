using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The trend of Carter: whether the close is above (1) or under (-1) the mean of the middles of the last n bars.</summary>
/// <remarks>
/// 0 where it is on it, also in a flat market. The first value comes with bar n. A missing price (NaN) starts the warm-up again. Not safe
/// for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class TtmTrend<T>(int period = 6)
    : Indicator<TtmTrendState<T>, Ohlcv<T>, T>(new TtmTrendState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;
}
