using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The linear decay: the greater of the newest value and of the output before less 1/n.</summary>
/// <remarks>
/// It follows a rise at once and falls by 1/n a bar, in the unit of the series. The first value comes with bar 1. A missing value (NaN)
/// starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">In how many bars it falls by 1; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class LinearDecay<T>(int period = 5)
    : Indicator<LinearDecayState<T>, T, T>(new LinearDecayState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>In how many bars it falls by 1.</summary>
    public int Period { get; } = period;
}
