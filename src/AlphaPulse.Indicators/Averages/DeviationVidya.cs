using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The variable index dynamic average of 1992: an exponential average whose weight is a factor times the short standard deviation as a share of the long one.</summary>
/// <remarks>
/// Where the long window is flat the average stays. It begins with, and first gives, the value of the bar before the long window is full. A missing value (NaN) has none, and the average begins again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="shortPeriod">The bars of the short deviation; from 2, below the long</param>
/// <param name="longPeriod">The bars of the long deviation; from 3 to <see cref="Period.Maximum"/></param>
/// <param name="factor">The weight where both deviations are the same; from 0.05 to 1</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class DeviationVidya<T>(int shortPeriod = 2, int longPeriod = 5, decimal factor = 0.2m) : Indicator<DeviationVidyaState<T>, T, T>(new DeviationVidyaState<T>(shortPeriod, longPeriod, factor))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the short deviation.</summary>
    public int ShortPeriod { get; } = shortPeriod;

    /// <summary>The bars of the long deviation.</summary>
    public int LongPeriod { get; } = longPeriod;

    /// <summary>The weight where both deviations are the same.</summary>
    public decimal Factor { get; } = factor;
}
