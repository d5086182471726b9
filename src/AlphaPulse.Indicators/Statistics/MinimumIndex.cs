using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>How many bars ago the least of the last n values came: 0 for the newest bar.</summary>
/// <remarks>
/// The first value comes with bar n. A
/// missing value (NaN) leaves no value until it has left the window. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="tie">Which of equal extremes counts; the latest by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class MinimumIndex<T>(int period, ExtremeTie tie = ExtremeTie.Latest)
    : Indicator<ExtremeIndexState<T>, T, T>(new ExtremeIndexState<T>(period, ExtremeKind.Minimum, tie))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>Which of equal extremes counts.</summary>
    public ExtremeTie Tie { get; } = tie;
}
