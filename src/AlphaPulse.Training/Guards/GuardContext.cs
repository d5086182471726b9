using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>What the guards of a training look at; none of it is of the holdout.</summary>
internal sealed record GuardContext
{
    public required TrainingOptions Options { get; init; }

    public required TrainingParts Parts { get; init; }

    public required TrialRunner Runner { get; init; }

    public required IReadOnlyList<TrialRun> Runs { get; init; }

    public required TrialRun Best { get; init; }

    /// <summary>The chosen learner; one that grows does as many rounds as its slice said.</summary>
    public required ILearner Learner { get; init; }

    public required LearningCurve? Curve { get; init; }

    /// <summary>When the parts of a pair stopped growing in the fits that it was compared by; none for other learners, and where neither part grows.</summary>
    public required IReadOnlyList<ComparedStopping> Stops { get; init; }

    /// <summary>The folds whose own slices said how many rounds the learner does; nothing where the slice of the split did, or the learner does not grow.</summary>
    public required IReadOnlyList<TrialFold>? StoppingFolds { get; init; }

    public required CrossFit? Cross { get; init; }

    public required string? CrossFailure { get; init; }

    public required CalibrationReport? Calibration { get; init; }

    /// <summary>The paths of a combinatorial purged cross-validation; nothing where nobody asked or they could not be made.</summary>
    public required CombinatorialReport? Paths { get; init; }

    public required string? PathsFailure { get; init; }

    /// <summary>The Sharpe ratio of the best trial where the labels were moved by a share of the rows.</summary>
    public required Func<double, double?> BestWhereMoved { get; init; }

    public required CancellationToken CancellationToken { get; init; }

    public GuardOptions Limits => Options.Guards;

    public SampleSet Set => Parts.For(Best.Plan.Candidate.Label).Set;

    public ChronologicalSplit Split => Parts.For(Best.Plan.Candidate.Label).Split;

    public IModel FitOn(IReadOnlyList<int> rows, long seed) => EachFold.Within(Learner, Options.MaximumThreads).Fit(Parts.Matrix(Set, rows, TrainingParts.TrainingPart), seed, CancellationToken);

    /// <summary>The rank correlation of scores and targets on some samples; nothing where one of them does not vary.</summary>
    public double? RankCorrelation(IModel model, IReadOnlyList<int> rows)
    {
        var (scores, targets) = (new List<double>(rows.Count), new List<double>(rows.Count));
        foreach (var row in rows)
        {
            var sample = Set.Samples[row];
            if (model.TryScore(Set.Features.Row(sample.BarIndex), out var score) && double.IsFinite(score))
            {
                scores.Add(score);
                targets.Add(sample.Target);
            }
        }

        return scores.Count == 0 ? null : RankMetrics.SpearmanCorrelation([.. targets], [.. scores]);
    }
}
