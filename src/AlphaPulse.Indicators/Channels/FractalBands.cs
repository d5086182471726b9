using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Fractal chaos bands: the high of the last known top and the low of the last known bottom, and the middle between them.</summary>
/// <remarks>
/// A fractal counts from the bar where it is known, s bars later; nothing is drawn back. Until there is a first one, its band is the
/// highest high, or the lowest low, of the bars whose window is complete (Skender gives none). The first value comes with bar 2 s + 1.
/// Each band holds on its own: where one bar spans several others, a bottom can be known above the last top, and the bands cross. A missing
/// high or low (NaN) starts all again. Where it began is not forgotten within any number of bars, so that there is no
/// convergence. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="span">The bars on each side of a fractal; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="tie">Whether equal extremes count; not by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class FractalBands<T>(int span = 2, SwingTie tie = SwingTie.Exclude)
    : Indicator<FractalBandsState<T>, Ohlcv<T>, ChannelValue<T>>(new FractalBandsState<T>(span, tie))
    where T : struct, INumber<T>
{
    /// <summary>The bars on each side of a fractal.</summary>
    public int Span { get; } = span;

    /// <summary>Whether equal extremes count.</summary>
    public SwingTie Tie { get; } = tie;
}
