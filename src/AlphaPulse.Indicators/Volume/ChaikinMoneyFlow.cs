using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The money flow of Chaikin: the volumes of n bars, each weighted by where the close lies in the range of its bar, over the plain volumes; from -1 to 1.</summary>
/// <remarks>
/// The weight is ((close - low) - (high - close)) / (high - low), and 0 for a bar without a range. The first value comes with bar n;
/// none where no volume was traded in the window. A missing high, low, close or volume (NaN) leaves no value until n present bars
/// followed it. A bar costs n steps. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class ChaikinMoneyFlow<T>(int period = 20)
    : Indicator<ChaikinMoneyFlowState<T>, Ohlcv<T>, T>(new ChaikinMoneyFlowState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;
}
