using System.Text.Json.Serialization;

namespace AlphaPulse.Training;

/// <summary>One path through all bars before the holdout: at each of them decided a model that was not fitted on the group that the bar is of.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Result">How the path did, net of costs.</param>
public sealed record CombinatorialPath(StrategyResult Result)
{
    /// <summary>The rank correlation of the scores with the labels over the path; <see langword="null"/> where one of them does not vary.</summary>
    public double? RankCorrelation { get; init; }

    /// <summary>The probability that the true Sharpe ratio is above 0; <see langword="null"/> where the path never traded.</summary>
    public double? ProbabilisticSharpe { get; init; }

    /// <summary>
    /// The probability that the true Sharpe ratio is above what the best of the trials would show without skill; <see langword="null"/> where
    /// the path never traded, or how far the trials lie apart is not known.
    /// </summary>
    public double? DeflatedSharpe { get; init; }

    /// <summary>The equity net of costs at each of <see cref="CombinatorialReport.Times"/>, in units of that at the start. Not part of the JSON, which has the figures.</summary>
    [JsonIgnore]
    public IReadOnlyList<decimal> Equity { get; init; } = [];
}
