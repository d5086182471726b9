using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The z-score: how far the value is from the mean of the last n values, itself included, in their standard deviations.</summary>
/// <remarks>
/// The first value comes with bar n. Where all values of the window are equal the ratio is 0/0 and there is no value. A missing value (NaN)
/// leaves no value until n present ones followed it. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 3 to <see cref="Period.Maximum"/>.</param>
/// <param name="kind">What the sum of squared differences is divided by; the population by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class ZScore<T>(int period, DeviationKind kind = DeviationKind.Population)
    : Indicator<ZScoreState<T>, T, T>(new ZScoreState<T>(period, kind))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>What the sum of squared differences is divided by.</summary>
    public DeviationKind Kind { get; } = kind;
}
