namespace AlphaPulse.Features;

/// <summary>Puts a feature set together.</summary>
/// <remarks>Not safe for use from several threads.</remarks>
/// <param name="name">The name of the set.</param>
public sealed class FeatureSetBuilder(string name)
{
    private readonly List<FeatureDefinition> _definitions = [];

    /// <summary>Adds features in their fluent form.</summary>
    /// <param name="features">The features in order.</param>
    /// <returns>This builder.</returns>
    public FeatureSetBuilder Add(params IEnumerable<FeatureExpression> features)
    {
        _definitions.AddRange(features.Select(f => f.Define()));
        return this;
    }

    /// <summary>Adds features in their written form.</summary>
    /// <param name="specifications">The texts in order; see <see cref="FeatureCatalog.Resolve"/>.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">A text is no feature.</exception>
    public FeatureSetBuilder Add(params IEnumerable<string> specifications)
    {
        _definitions.AddRange(specifications.Select(FeatureCatalog.Resolve));
        return this;
    }

    /// <summary>Adds a feature of your own.</summary>
    /// <param name="definition">The feature.</param>
    /// <returns>This builder.</returns>
    public FeatureSetBuilder Add(FeatureDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        _definitions.Add(definition);
        return this;
    }

    /// <summary>Adds every feature of a set.</summary>
    /// <param name="set">The set.</param>
    /// <returns>This builder.</returns>
    public FeatureSetBuilder AddSet(FeatureSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        _definitions.AddRange(set.Definitions);
        return this;
    }

    /// <summary>Makes the set.</summary>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentException">There is no feature, or a name occurs twice.</exception>
    public FeatureSet Build() => new(name, _definitions);
}
