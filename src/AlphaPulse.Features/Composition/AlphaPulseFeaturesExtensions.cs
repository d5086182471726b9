using AlphaPulse;
using AlphaPulse.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds features to AlphaPulse.</summary>
public static class AlphaPulseFeaturesExtensions
{
    /// <summary>Names the feature set that training uses. Serving takes the set from the schema of the model.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="featureSet">The set; <see cref="FeatureSets.Core"/> where none is named. The first registration wins.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder AddFeatures(this IAlphaPulseBuilder builder, FeatureSet? featureSet = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton(featureSet ?? FeatureSets.Core);
        return builder;
    }
}
