namespace AlphaPulse.Features;

/// <summary>A computation under another name: an entry of the feature catalog has a formula and a warm-up of its own.</summary>
internal sealed class NamedNode(string text, string formula, FeatureNode node, int? warmup = null) : FeatureNode(text, formula, 1, node)
{
    public override int MemoryOn(Timeframe timeframe) => Inputs[0].MemoryOn(timeframe);

    public override int WarmupOn(Timeframe? timeframe) => warmup ?? Inputs[0].WarmupOn(timeframe);
}
