namespace AlphaPulse.Features;

/// <summary>A number that no bar has, such as sentiment; see <see cref="IFeatureSource"/>.</summary>
internal sealed class ChannelNode(string name) : FeatureNode($"input({name})", $"input '{name}' of the bar, as known at the row", 1)
{
    public string Name { get; } = name;
}
