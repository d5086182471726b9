namespace AlphaPulse.Features;

/// <summary>One of several outputs of a node.</summary>
internal sealed class OutputNode(IndicatorNode node, int index, string name, string text)
    : FeatureNode(text, $"{node.Formula}.{name}", 1, node)
{
    public int Index { get; } = index;

    public override int MemoryOn(Timeframe timeframe) => node.MemoryOn(timeframe);

    public override int WarmupOn(Timeframe? timeframe) => node.WarmupOf(Index, timeframe);
}
