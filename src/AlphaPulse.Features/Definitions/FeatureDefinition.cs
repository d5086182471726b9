namespace AlphaPulse.Features;

/// <summary>A feature of a set: what it is called, what it computes, how long it warms up, and how a computation begins.</summary>
/// <remarks>Immutable and safe for use from any thread; each call of <see cref="Create"/> gives a computation of its own.</remarks>
public sealed class FeatureDefinition
{
    private readonly Func<IFeature> _create;

    /// <summary>Creates a definition, also for a feature of your own.</summary>
    /// <param name="name">The name, unique in its set.</param>
    /// <param name="formula">What it computes; part of the schema hash, so change it when the meaning changes.</param>
    /// <param name="warmup">How many consecutive bars it needs before it has a value; at least 1.</param>
    /// <param name="create">Begins a computation.</param>
    public FeatureDefinition(string name, string formula, int warmup, Func<IFeature> create)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(formula);
        ArgumentOutOfRangeException.ThrowIfLessThan(warmup, 1);
        ArgumentNullException.ThrowIfNull(create);
        Column = new FeatureColumn(name, formula, warmup);
        _create = create;
    }

    /// <summary>The column that the feature fills.</summary>
    public FeatureColumn Column { get; }

    /// <summary>Begins a computation that has seen nothing.</summary>
    /// <returns>The computation.</returns>
    public IFeature Create() => _create();
}
