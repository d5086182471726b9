using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The Laguerre filter: a weighted mean of four outputs of a chain of all-pass filters, each of which delays long cycles more than short ones.</summary>
/// <remarks>
/// The first value is the first average, at bar 1: the chain begins as if the first value had always been there. A missing value (NaN) has none, and the filter begins again with the next. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="gamma">The damping; from 0, which is a mean of four bars, to 0.95</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Laguerre<T>(decimal gamma = 0.8m) : Indicator<LaguerreState<T>, T, T>(new LaguerreState<T>(gamma))
    where T : struct, INumber<T>
{
    /// <summary>The damping.</summary>
    public decimal Gamma { get; } = gamma;
}
