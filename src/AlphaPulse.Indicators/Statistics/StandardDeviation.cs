using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The standard deviation of the last n values.</summary>
/// <remarks>
/// The first value comes with bar n. Equal values give exactly 0. For <see cref="decimal"/> the variance is exact before the root;
/// for <see cref="double"/> it does not lose digits to the level of the price and cannot be negative. A missing value (NaN) leaves
/// no value until n present ones followed it. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="kind">What the sum of squared differences is divided by; the population by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class StandardDeviation<T>(int period, DeviationKind kind = DeviationKind.Population)
    : Indicator<StandardDeviationState<T>, T, T>(new StandardDeviationState<T>(period, kind))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>What the sum of squared differences is divided by.</summary>
    public DeviationKind Kind { get; } = kind;
}
