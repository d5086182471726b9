using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The adaptive Laguerre filter of Ehlers: a Laguerre filter that follows the faster the further the price has run away from it.</summary>
/// <remarks>
/// Its weight is the median over some bars of where the distance between price and filter lies within its own range over n bars; until there are enough of them 2/(n + 1). Where that range is nothing the bar does not count. The first value comes with bar n + median - 1. A missing value (NaN) has none, and all begins again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the range; from 2 to <see cref="Period.Maximum"/></param>
/// <param name="median">Of how many bars the median is taken; odd, from 1 to 15</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class AdaptiveLaguerre<T>(int period = 20, int median = 5) : Indicator<AdaptiveLaguerreState<T>, T, T>(new AdaptiveLaguerreState<T>(period, median))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the range.</summary>
    public int Period { get; } = period;

    /// <summary>Of how many bars the median is taken.</summary>
    public int Median { get; } = median;
}
