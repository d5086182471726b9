using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The choppiness index of Dreiss: whether the market goes back and forth (100) or straight on (0).</summary>
/// <remarks>
/// 100 log(sum of true ranges / range of the window) / log(n). The range is that of the highs and lows with the close before each
/// (Skender), or with <see cref="ChoppinessRange.Plain"/> without. The first value comes with bar n + 1. A missing price (NaN) starts the
/// warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="range">What range the true ranges are compared with.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Choppiness<T>(int period = 14, ChoppinessRange range = ChoppinessRange.True)
    : Indicator<ChoppinessState<T>, Ohlcv<T>, T>(new ChoppinessState<T>(period, range))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>What range the true ranges are compared with.</summary>
    public ChoppinessRange Range { get; } = range;
}
