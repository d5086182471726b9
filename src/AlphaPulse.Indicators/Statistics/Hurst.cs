using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The Hurst exponent of the last n returns by rescaled ranges: above 0.5 where moves go on, below where they turn back.</summary>
/// <remarks>
/// The n simple returns are cut into 1, 2, 4 and up to 32 parts of at least 8 returns. For each cut, the range of the cumulated differences
/// from the mean of a part is divided by their standard deviation and averaged over the parts; the exponent is the slope of the logarithm
/// of that average over the logarithm of the length of a part (Hurst, 1951; as in Skender). A part whose returns are all equal has no
/// ratio (0/0) and is left out; where fewer than two cuts have an average, and where a value before the newest is 0, there is no value.
/// The first value comes with bar n + 1. A bar costs about 6 n steps. A
/// missing value (NaN) leaves no value until it has left the window. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">How many returns; from 20 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Hurst<T>(int period)
    : Indicator<WindowStatisticState<T, HurstStatistic<T>>, T, T>(new WindowStatisticState<T, HurstStatistic<T>>(new HurstStatistic<T>(period)))
    where T : struct, INumber<T>
{
    /// <summary>How many returns.</summary>
    public int Period { get; } = period;
}
