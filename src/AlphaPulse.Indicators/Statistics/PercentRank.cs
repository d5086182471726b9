using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The percent rank: how many percent of the n values before the newest one are below it.</summary>
/// <remarks>
/// From 0 to 100. The first value comes with bar n + 1. A bar costs n steps. A
/// missing value (NaN) leaves no value until it has left the window. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">How many values before the newest one it is compared with; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="comparison">Which earlier values count; those below the newest by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class PercentRank<T>(int period, RankComparison comparison = RankComparison.Less)
    : Indicator<WindowStatisticState<T, PercentRankStatistic<T>>, T, T>(new WindowStatisticState<T, PercentRankStatistic<T>>(new PercentRankStatistic<T>(period, comparison)))
    where T : struct, INumber<T>
{
    /// <summary>How many values before the newest one it is compared with.</summary>
    public int Period { get; } = period;

    /// <summary>Which earlier values count.</summary>
    public RankComparison Comparison { get; } = comparison;
}
