namespace AlphaPulse.Models;

/// <summary>What accompanies one training of boosted trees: the seed, sets to watch, where to stop, where to start, and who hears of progress.</summary>
/// <remarks>Immutable; the sets and the model that it holds are too.</remarks>
public sealed record BoostingRun
{
    /// <summary>The name of the curve of the training rows.</summary>
    public const string TrainingCurve = "training";

    /// <summary>The seed of every random draw; default 0.</summary>
    public long Seed { get; init; }

    /// <summary>Sets whose loss is recorded after every round, by name; default none. Where there are any, that of the training rows is recorded too, as <see cref="TrainingCurve"/>.</summary>
    public IReadOnlyDictionary<string, TrainingMatrix> Watched { get; init; } = new Dictionary<string, TrainingMatrix>(StringComparer.Ordinal);

    /// <summary>The name of the watched set whose loss stops the training (<see cref="BoostedTreesLearner.EarlyStoppingRounds"/>) and decides how many trees are kept; default none.</summary>
    public string? StopOn { get; init; }

    /// <summary>A model to go on from: its trees are kept, and <see cref="BoostedTreesLearner.Rounds"/> more are added; default none.</summary>
    public TreeEnsembleModel? Start { get; init; }

    /// <summary>Who hears of every round, on the thread that trains; default nobody.</summary>
    public IProgress<BoostingProgress>? Progress { get; init; }
}
