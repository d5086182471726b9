using AlphaPulse.Models;

namespace AlphaPulse.Testing.Tests;

/// <summary>Boosted trees with a rule about rounds broken.</summary>
internal sealed class BrokenGrowth(string how, BoostedTreesLearner inner) : IValidatedLearner
{
    public string Name => inner.Name;

    public ModelTask Task => inner.Task;

    public IReadOnlyDictionary<string, string> Options => inner.Options;

    public int Rounds => inner.Rounds;

    public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default) => inner.Fit(data, seed, cancellationToken);

    public ValidatedFit Fit(TrainingMatrix data, TrainingMatrix validation, long seed, CancellationToken cancellationToken = default)
    {
        if (how == "slice" && !validation.Schema.Equals(data.Schema))
        {
            return inner.Fit(data, data, seed, cancellationToken);
        }

        var fit = inner.Fit(data, validation, seed, cancellationToken);
        return how == "last" ? fit with { Model = inner.WithRounds(fit.Curve.Rounds + 1).Fit(data, seed, cancellationToken) } : fit;
    }

    public IValidatedLearner WithRounds(int rounds) => how == "copy" ? this : new BrokenGrowth(how, inner.WithRounds(rounds));
}
