using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The bias, or disparity: how far a series is from its mean of n bars, in percent of the mean.</summary>
/// <remarks>
/// 100 (x - SMA) / SMA. The first value comes with bar n. A missing value (NaN) leaves no value until it has left the window. Not safe
/// for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the mean; from 2 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Bias<T>(int period = 26)
    : Indicator<BiasState<T>, T, T>(new BiasState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the mean.</summary>
    public int Period { get; } = period;
}
