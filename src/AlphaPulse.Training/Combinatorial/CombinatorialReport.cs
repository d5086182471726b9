using System.Text.Json.Serialization;
using AlphaPulse.Backtesting;

namespace AlphaPulse.Training;

/// <summary>
/// How the chosen candidate did on the paths of a combinatorial purged cross-validation (Lopez de Prado, Advances in Financial Machine Learning,
/// 2018, chapter 12): not one backtest, but a distribution of them.
/// </summary>
/// <remarks>
/// The candidate was chosen on the same bars, so that the paths flatter it; what they show is how far the result hangs on which stretch was
/// learned from. Paths share bars and most of their training, so they are no independent draws. Immutable and safe for use from any thread.
/// </remarks>
public sealed record CombinatorialReport
{
    /// <summary>Into how many groups the time was divided.</summary>
    public required int Groups { get; init; }

    /// <summary>How many of them were tested at once.</summary>
    public required int TestGroups { get; init; }

    /// <summary>How often the learner was fitted.</summary>
    public required int Splits { get; init; }

    /// <summary>How many paths there are; more than <see cref="Paths"/> has where the time budget was used up.</summary>
    public required int PlannedPaths { get; init; }

    /// <summary>The paths; at least one.</summary>
    public required IReadOnlyList<CombinatorialPath> Paths { get; init; }

    /// <summary>How many trials the candidate was the best of, as the engine counted them: what <see cref="CombinatorialPath.DeflatedSharpe"/> pays for.</summary>
    public required int Trials { get; init; }

    /// <summary>
    /// The probability of backtest overfitting over the trials (combinatorially symmetric cross-validation), from 0 to 1; <see langword="null"/>
    /// where it could not be measured, and then the guard of that name says why.
    /// </summary>
    public double? OverfittingProbability { get; init; }

    /// <summary>The times of the equity of every path, UTC: the start, and the end of each step.</summary>
    [JsonIgnore]
    public IReadOnlyList<DateTimeOffset> Times { get; init; } = [];

    /// <summary>The net return that half of the paths exceed, as a fraction.</summary>
    public double MedianNetReturn => SortedQuantile.Of([.. Paths.Select(p => p.Result.NetReturn).Order()], 0.5);

    /// <summary>The net return that one path in twenty falls short of (linear interpolation), as a fraction.</summary>
    public double WorstNetReturn => SortedQuantile.Of([.. Paths.Select(p => p.Result.NetReturn).Order()], 0.05);

    /// <summary>The share of paths that lose, from 0 to 1.</summary>
    public double LosingShare => (double)Paths.Count(p => p.Result.NetReturn < 0) / Paths.Count;

    /// <summary>The median Sharpe ratio of a bar over the paths that traded; <see langword="null"/> where none did.</summary>
    public double? MedianSharpe => Quantile(p => p.Result.Sharpe, 0.5);

    /// <summary>The 5 % quantile of the Sharpe ratios of a bar over the paths that traded; <see langword="null"/> where none did.</summary>
    public double? WorstSharpe => Quantile(p => p.Result.Sharpe, 0.05);

    /// <summary>The median of the greatest falls from a peak, as a fraction from 0 to 1.</summary>
    public double MedianDrawdown => SortedQuantile.Of([.. Paths.Select(p => p.Result.MaxDrawdown).Order()], 0.5);

    /// <summary>The greatest fall from a peak that one path in twenty exceeds, as a fraction from 0 to 1.</summary>
    public double WorstDrawdown => SortedQuantile.Of([.. Paths.Select(p => p.Result.MaxDrawdown).Order()], 0.95);

    /// <summary>The median probabilistic Sharpe ratio of the paths that traded; <see langword="null"/> where none did.</summary>
    public double? ProbabilisticSharpe => Quantile(p => p.ProbabilisticSharpe, 0.5);

    /// <summary>The median deflated Sharpe ratio of the paths that have one; <see langword="null"/> where none does.</summary>
    public double? DeflatedSharpe => Quantile(p => p.DeflatedSharpe, 0.5);

    private double? Quantile(Func<CombinatorialPath, double?> figure, double share)
    {
        double[] sorted = [.. Paths.Select(figure).OfType<double>().Order()];
        return sorted.Length == 0 ? null : SortedQuantile.Of(sorted, share);
    }
}
