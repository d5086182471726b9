namespace AlphaPulse.Models;

/// <summary>A loss of one's own for boosted trees, by its derivatives.</summary>
/// <remarks>
/// Both functions are called from several threads at once, on parts of the rows, so they must depend on nothing but their arguments: then models are
/// as repeatable as with the losses that come with the learner. Immutable.
/// </remarks>
public sealed class BoostingObjective
{
    /// <summary>Creates an objective.</summary>
    /// <param name="name">A short stable name; it goes into the options of models.</param>
    /// <param name="gradient">The derivatives.</param>
    /// <param name="loss">The loss of a row of weight 1 from its score and its target, for learning curves and early stopping.</param>
    /// <param name="baseScore">The score that training starts from; finite.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The base score is not finite.</exception>
    public BoostingObjective(string name, BoostingGradient gradient, Func<double, double, double> loss, double baseScore = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(loss);
        if (!double.IsFinite(baseScore))
        {
            throw new ArgumentOutOfRangeException(nameof(baseScore), baseScore, "The base score must be finite.");
        }

        Name = name;
        Gradient = gradient;
        Loss = loss;
        BaseScore = baseScore;
    }

    /// <summary>A short stable name.</summary>
    public string Name { get; }

    /// <summary>The derivatives.</summary>
    public BoostingGradient Gradient { get; }

    /// <summary>The loss of a row of weight 1 from its score and its target.</summary>
    public Func<double, double, double> Loss { get; }

    /// <summary>The score that training starts from.</summary>
    public double BaseScore { get; }
}
