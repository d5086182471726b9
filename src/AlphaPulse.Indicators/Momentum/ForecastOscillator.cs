using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The forecast oscillator: how far the price is from what the line through the n prices before foretold, in percent of the price.</summary>
/// <remarks>
/// 100 (price - forecast) / price, the forecast being that of <see cref="LinearRegression{T}"/> at the bar before for this one. The first
/// value comes with bar n + 1; none where the price is 0. A missing value (NaN) leaves no value until it has left the window. Not safe for
/// use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class ForecastOscillator<T>(int period = 14)
    : Indicator<ForecastOscillatorState<T>, T, T>(new ForecastOscillatorState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;
}
