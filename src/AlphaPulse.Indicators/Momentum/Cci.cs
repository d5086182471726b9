using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The commodity channel index of Lambert: how far the typical price is from its mean of n bars, in 0.015 mean absolute deviations.</summary>
/// <remarks>
/// The typical price is (high + low + close) / 3 (Lambert, Commodities, 1980). The first value comes with bar n. Where all typical prices
/// of the window are equal the ratio is 0/0 and there is no value; for <see cref="double"/>, prices that differ by less than their
/// rounding are equal. A bar costs n steps. A missing value (NaN) leaves no value until n present bars followed it. Not safe for use from
/// several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 3 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Cci<T>(int period)
    : Indicator<CciState<T>, Ohlcv<T>, T>(new CciState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;
}
