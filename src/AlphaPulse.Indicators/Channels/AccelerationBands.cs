using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Acceleration bands: means of the closes and of the highs and lows, the latter moved outwards by the range of their bar.</summary>
/// <remarks>
/// The bands are the means of high (1 + c (high - low) / (high + low)) and of low (1 - c (high - low) / (high + low)); where high + low
/// is 0, of high and low. The first value comes with bar n. A missing value (NaN) leaves no value until n present bars followed it. Not
/// safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="factor">How much the range of a bar widens the bands; from 0.001 to 100.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class AccelerationBands<T>(int period, decimal factor = 4)
    : Indicator<AccelerationBandsState<T>, Ohlcv<T>, ChannelValue<T>>(new AccelerationBandsState<T>(period, factor))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>How much the range of a bar widens the bands.</summary>
    public decimal Factor { get; } = factor;
}
