using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The detrended synthetic price of Ehlers: an exponential average over a quarter of a cycle minus one over a half.</summary>
/// <remarks>
/// The quarter has at least 2 bars and the half at least 3, and one more than the quarter. Each average begins with the mean of its first values; the first value comes with the longer one. A missing value (NaN) has none, and both begin again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the cycle; from 4 to <see cref="Period.Maximum"/></param>
/// <param name="form">What is subtracted</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class SyntheticPrice<T>(int period = 14, SyntheticPriceForm form = SyntheticPriceForm.Averages) : Indicator<SyntheticPriceState<T>, T, T>(new SyntheticPriceState<T>(period, form))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the cycle.</summary>
    public int Period { get; } = period;

    /// <summary>What is subtracted.</summary>
    public SyntheticPriceForm Form { get; } = form;
}
