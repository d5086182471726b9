using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

/// <summary>One feature on its own.</summary>
internal sealed class GraphFeature : IFeature
{
    private readonly FeatureGraph _graph;

    public GraphFeature(FeatureDefinition definition)
    {
        if (definition.Node.Tree().Any(n => n is ChannelNode or ScopedNode))
        {
            throw new NotSupportedException(
                $"'{definition.Column.Name}' needs more than the bars of one series; compute it with a FeatureEngine.");
        }

        _graph = GraphBuilder.Build([definition]);
    }

    public bool Update(in Ohlcv<double> bar, DateTimeOffset openTime, out double value)
    {
        _graph.Rows.Run(new NodeBar(in bar, openTime));
        value = _graph.Values[_graph.Slots[0]];
        return !double.IsNaN(value);
    }

    public void Reset() => _graph.Reset();
}
