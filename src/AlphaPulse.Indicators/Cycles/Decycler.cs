using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The simple decycler of Ehlers: the price minus all that a high-pass filter lets pass, which leaves a trend with little lag.</summary>
/// <remarks>
/// It begins with the first value, at bar 1. A missing value (NaN) has none, and the filter begins again with the next. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The longest cycle that is taken away; from 5 to 500</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Decycler<T>(int period = 60) : Indicator<DecyclerState<T>, T, T>(new DecyclerState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The longest cycle that is taken away.</summary>
    public int Period { get; } = period;
}
