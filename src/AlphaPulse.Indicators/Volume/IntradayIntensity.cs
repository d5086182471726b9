using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The intraday intensity of Bostian: the volumes of n bars, each weighted by where the close lies in the range of its bar.</summary>
/// <remarks>
/// The weight is (2 close - high - low) / (high - low), and 0 for a bar without a range. The value is the mean of the weighted volumes,
/// or their sum in percent of the volumes, which is 100 times <see cref="ChaikinMoneyFlow{T}"/>. The first value comes with bar n; no
/// percentage where no volume was traded in the window. A missing high, low, close or volume (NaN) leaves no value until n present bars
/// followed it. A bar costs n steps. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="form">How the value is written; the mean by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class IntradayIntensity<T>(int period = 14, IntensityForm form = IntensityForm.Mean)
    : Indicator<IntradayIntensityState<T>, Ohlcv<T>, T>(new IntradayIntensityState<T>(period, form))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>How the value is written.</summary>
    public IntensityForm Form { get; } = form;
}
