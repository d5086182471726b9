using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The correlation of Pearson of the last n values of two series, from -1 to 1.</summary>
/// <remarks>
/// The first value comes with bar n. Where all values of one series are equal the ratio is 0/0 and there is no value. A pair with a
/// missing value (NaN) leaves no value until it has left the window. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 3 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Correlation<T>(int period)
    : Indicator<CorrelationState<T>, Pair<T>, T>(new CorrelationState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;
}
