using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Swing pivots: whether a bar is the highest or the lowest of so many before and after it, told when it is known.</summary>
/// <remarks>
/// The value of a bar is about the bar as many bars before as there have to be after it, with its high and low; it is never drawn back.
/// The first value comes with bar left + right + 1. A missing high or low (NaN) leaves no value until as many present bars followed it.
/// Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="left">The bars before; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="right">The bars after, which is also the delay; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="tie">Whether equal extremes count; not by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class SwingPivots<T>(int left = 2, int right = 2, SwingTie tie = SwingTie.Exclude)
    : Indicator<SwingPivotsState<T>, Ohlcv<T>, SwingValue<T>>(new SwingPivotsState<T>(left, right, tie))
    where T : struct, INumber<T>
{
    /// <summary>The bars before.</summary>
    public int Left { get; } = left;

    /// <summary>The bars after, which is also the delay.</summary>
    public int Right { get; } = right;

    /// <summary>Whether equal extremes count.</summary>
    public SwingTie Tie { get; } = tie;
}
