using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The fractals of Williams: whether a bar is the highest or the lowest of those around it, told when it is known.</summary>
/// <remarks>
/// A bar is known to be one only with the last bar of its window, so it is told s bars later and never drawn back: the value of a bar
/// is about the bar s bars before, with its high and low. The first value comes with bar 2 s + 1. A missing high or low (NaN) leaves no
/// value until 2 s + 1 present bars followed it. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="span">The bars on each side; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="tie">Whether equal extremes count; not by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Fractal<T>(int span = 2, SwingTie tie = SwingTie.Exclude)
    : Indicator<FractalState<T>, Ohlcv<T>, SwingValue<T>>(new FractalState<T>(span, tie))
    where T : struct, INumber<T>
{
    /// <summary>The bars on each side.</summary>
    public int Span { get; } = span;

    /// <summary>Whether equal extremes count.</summary>
    public SwingTie Tie { get; } = tie;
}
