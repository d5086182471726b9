using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The excess kurtosis of the last n values: above 0 where far values are more frequent than in a normal distribution, below 0 where they are rarer.</summary>
/// <remarks>
/// The first value comes with bar n. Where all values of the window are equal the ratio is 0/0 and there is no value. A bar costs n steps,
/// from the mean of the window, so that nothing drifts and the level of the price costs no digits. A
/// missing value (NaN) leaves no value until it has left the window. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 4 to <see cref="Period.Maximum"/>.</param>
/// <param name="bias">Whether the value is corrected for the size of the sample; it is by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Kurtosis<T>(int period, MomentBias bias = MomentBias.Adjusted)
    : Indicator<WindowStatisticState<T, KurtosisStatistic<T>>, T, T>(new WindowStatisticState<T, KurtosisStatistic<T>>(new KurtosisStatistic<T>(period, bias)))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>Whether the value is corrected for the size of the sample.</summary>
    public MomentBias Bias { get; } = bias;
}
