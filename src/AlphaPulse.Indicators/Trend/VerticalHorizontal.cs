using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The vertical horizontal filter of White: how far the price got against how far it went.</summary>
/// <remarks>
/// (highest - lowest of the last n values) / sum of the last n absolute changes (White, Futures, August 1991). The first value comes with
/// bar n + 1. A missing value (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 3 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class VerticalHorizontal<T>(int period = 28)
    : Indicator<VerticalHorizontalState<T>, T, T>(new VerticalHorizontalState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;
}
