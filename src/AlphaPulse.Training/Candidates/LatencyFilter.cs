using System.Globalization;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>Keeps candidates from being tried that cannot meet the latency budget, and what it kept.</summary>
/// <remarks>A candidate is judged by its largest model: all its rounds, each tree as large as its limits allow. What nobody can foretell is tried.</remarks>
internal sealed class LatencyFilter(TimeSpan? budget, int columns)
{
    private readonly Dictionary<(string Shape, string Label), LeftOutCandidate> _leftOut = [];

    /// <summary>What was left out, each form of a model once.</summary>
    public IReadOnlyList<LeftOutCandidate> LeftOut => [.. _leftOut.Values];

    /// <summary>Whether a candidate may be tried.</summary>
    public bool Admits(Candidate candidate)
    {
        if (budget is not { } limit || Forecast(candidate.Learner, columns) is not { } forecast || forecast.Nanoseconds <= limit.TotalNanoseconds)
        {
            return true;
        }

        _leftOut.TryAdd(
            (forecast.Shape, candidate.Label.Name),
            new LeftOutCandidate(candidate.Learner.Name, candidate.Label.Name, forecast.Nanoseconds, Reason(candidate, forecast, limit.TotalNanoseconds)));
        return false;
    }

    /// <summary>Refuses a training of which nothing is left.</summary>
    public LearningException NothingLeft() => new(
        $"No candidate can meet the latency budget: {string.Join(" ", _leftOut.Values.Select(l => l.Reason))} Allow more time, or try models that are faster.");

    private static ScoringForecast? Forecast(ILearner learner, int columns) => learner switch
    {
        MetaLabelLearner pair => ScoringCost.Pair(Forecast(pair.Primary, columns), Forecast(pair.Secondary, pair.UsesPrimaryScore ? columns + 1 : columns)),

        // A linear model skips what has no coefficient; trees look at every feature before they ask for one.
        SelectingLearner { Learner: RidgeLearner or ElasticNetLearner or LogisticLearner } selecting => Forecast(selecting.Learner, Math.Min(columns, selecting.Selection.Columns)),
        SelectingLearner selecting => Forecast(selecting.Learner, columns),
        _ => ScoringCost.AtMost(learner, columns),
    };

    private string Reason(Candidate candidate, ScoringForecast forecast, double limit) => string.Create(
        CultureInfo.InvariantCulture,
        $"{candidate.Learner.Name} on {candidate.Label.Name} was not tried: up to {forecast.Shape} would take {forecast.Nanoseconds:0} ns a row, and the budget is {limit:0} ns{Remedy(candidate.Learner, limit)}.");

    /// <summary>How many rounds would fit, for learners that make a tree a round.</summary>
    private string Remedy(ILearner learner, double limit)
    {
        if ((learner as SelectingLearner)?.Learner is { } inner)
        {
            return Remedy(inner, limit);
        }

        if (learner is not BoostedTreesLearner boosted)
        {
            return string.Empty;
        }

        var (fits, over) = (0, boosted.Rounds);
        while (over - fits > 1)
        {
            var middle = fits + (over - fits) / 2;
            (fits, over) = ScoringCost.AtMost(boosted with { Rounds = middle }, columns)!.Nanoseconds <= limit ? (middle, over) : (fits, middle);
        }

        return fits == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"; {fits} rounds of it would fit");
    }
}
