using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The volume weighted moving average: the last n closes weighted with their volumes.</summary>
/// <remarks>
/// The first value comes with bar n. Without any volume in the window there is no value. For <see cref="decimal"/> both sums are exact. A
/// missing price or volume (NaN) leaves no value until n present ones followed it. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Vwma<T>(int period) : Indicator<VwmaState<T>, Ohlcv<T>, T>(new VwmaState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;
}
