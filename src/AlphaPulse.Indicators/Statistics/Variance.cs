using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The variance of the last n values, in the square of their unit.</summary>
/// <remarks>
/// See <see cref="WindowMoments{T}"/>: it does not drift, and equal values have a variance of exactly 0. The first value comes with bar n. A
/// variance over the range of <see cref="decimal"/> is no value: prices of 10^14 have one. A missing value (NaN) leaves no value until it
/// has left the window. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="kind">What the sum of squared differences is divided by; n by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Variance<T>(int period, DeviationKind kind = DeviationKind.Population)
    : Indicator<VarianceState<T>, T, T>(new VarianceState<T>(period, kind))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>What the sum of squared differences is divided by.</summary>
    public DeviationKind Kind { get; } = kind;
}
