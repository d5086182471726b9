using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The simple average over as many bars as a second series says at each bar.</summary>
/// <remarks>
/// The period is cut to a whole number and to the bounds. The first value comes with as many bars as the greatest period, whatever the periods before. A missing value (NaN) leaves no value until that many present ones followed; a missing period leaves none at its bar. A bar costs as many additions as its period. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="least">The least period; from 1 to 10,000</param>
/// <param name="greatest">The greatest period; from the least to 10,000</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class VariablePeriodAverage<T>(int least = 2, int greatest = 30) : Indicator<VariablePeriodAverageState<T>, Pair<T>, T>(new VariablePeriodAverageState<T>(least, greatest))
    where T : struct, INumber<T>
{
    /// <summary>The least period.</summary>
    public int Least { get; } = least;

    /// <summary>The greatest period.</summary>
    public int Greatest { get; } = greatest;
}
