using AlphaPulse.Models;

namespace AlphaPulse.Validity;

/// <summary>Boosted trees of which nobody knows that they can stop early.</summary>
internal sealed class EveryRoundLearner(BoostedTreesLearner trees) : ILearner
{
    public string Name => trees.Name;

    public ModelTask Task => trees.Task;

    public IReadOnlyDictionary<string, string> Options => trees.Options;

    public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default) => trees.Fit(data, seed, cancellationToken);
}
