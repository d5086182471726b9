using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The rate of change: how far the value is from the one n bars before, relative to that one.</summary>
/// <remarks>
/// By default in percent, 100 (x - x before) / x before; as a fraction or as the ratio of the two by the scale. The first value comes with bar n + 1. Where the value before is 0 there is none. A missing value (NaN)
/// leaves no value until n + 1 present ones followed it. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">How many bars before; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="scale">How the rate is written; in percent by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class RateOfChange<T>(int period, RateOfChangeScale scale = RateOfChangeScale.Percent)
    : Indicator<RateOfChangeState<T>, T, T>(new RateOfChangeState<T>(period, scale))
    where T : struct, INumber<T>
{
    /// <summary>How many bars before.</summary>
    public int Period { get; } = period;

    /// <summary>How the rate is written.</summary>
    public RateOfChangeScale Scale { get; } = scale;
}
