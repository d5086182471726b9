using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The statistic of <see cref="PercentRank{T}"/>.</summary>
/// <remarks>Immutable. The value of <c>default</c> is unusable.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public readonly struct PercentRankStatistic<T> : IWindowStatistic<T>
    where T : struct, INumber<T>
{
    private readonly RankComparison _comparison;

    /// <summary>Creates the statistic.</summary>
    /// <param name="period">How many values before the newest one it is compared with; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="comparison">Which earlier values count.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public PercentRankStatistic(int period, RankComparison comparison)
    {
        Length = Period.Check(period, 1) + 1;
        _comparison = comparison is RankComparison.Less or RankComparison.LessOrEqual
            ? comparison
            : throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "Choose less or less or equal.");
    }

    /// <inheritdoc/>
    public string Name => "percentrank";

    /// <inheritdoc/>
    public int Length { get; }

    /// <inheritdoc/>
    public decimal Parameters => (int)_comparison;

    /// <inheritdoc/>
    public bool TryCompute(ReadOnlySpan<T> window, Span<T> scratch, out T value)
    {
        var newest = window[^1];
        var count = 0L;
        foreach (var earlier in window[..^1])
        {
            count += Number.One(earlier < newest) | (Number.One(earlier == newest) & (int)_comparison);
        }

        value = T.CreateChecked(100 * count) / T.CreateChecked(Length - 1);
        return true;
    }
}
