using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The covariance of the last n values of two series: how far they are on the same side of their means together.</summary>
/// <remarks>
/// The first value comes with bar n. Where one series is flat it is exactly 0. For <see cref="decimal"/> it is exact up to its 28 digits; where
/// it is over the range of the number there is no value. A pair with a
/// missing value (NaN) leaves no value until it has left the window. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="kind">What the sum of products is divided by; the population by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Covariance<T>(int period, DeviationKind kind = DeviationKind.Population)
    : Indicator<CovarianceState<T>, Pair<T>, T>(new CovarianceState<T>(period, kind))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>What the sum of products is divided by.</summary>
    public DeviationKind Kind { get; } = kind;
}
