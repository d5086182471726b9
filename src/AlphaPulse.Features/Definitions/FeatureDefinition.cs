namespace AlphaPulse.Features;

/// <summary>A feature of a set: what it is called, what it computes, how long it warms up, and how a computation begins.</summary>
/// <remarks>Immutable and safe for use from any thread; each call of <see cref="Create"/> gives a computation of its own.</remarks>
public sealed class FeatureDefinition
{
    /// <summary>Creates a definition for a feature of your own.</summary>
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
        Node = new OpaqueNode(name, formula, warmup, create, isShared: false);
    }

    private FeatureDefinition(FeatureNode node)
    {
        Column = new FeatureColumn(node.Text, node.Formula, node.WarmupOn(null));
        Node = node;
    }

    /// <summary>The column that the feature fills.</summary>
    /// <remarks>The warm-up of a feature over another timeframe counts bars of that timeframe; see <see cref="WarmupOn"/>.</remarks>
    public FeatureColumn Column { get; }

    internal FeatureNode Node { get; }

    /// <summary>How many consecutive bars it needs before it has a value.</summary>
    /// <param name="timeframe">The timeframe of the rows.</param>
    /// <returns>The bars of that timeframe; for a feature over a higher timeframe the most that are needed, wherever the first bar lies.</returns>
    public int WarmupOn(Timeframe timeframe) => Node.WarmupOn(timeframe);

    /// <summary>Begins a computation that has seen nothing.</summary>
    /// <returns>The computation.</returns>
    /// <exception cref="NotSupportedException">The feature needs more than the bars of one series: only <see cref="FeatureEngine"/> has that.</exception>
    public IFeature Create() => new GraphFeature(this);

    internal static FeatureDefinition Of(FeatureNode node) => new(node);
}
