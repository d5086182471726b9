using AlphaPulse;
using AlphaPulse.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds features to AlphaPulse.</summary>
public static class AlphaPulseFeaturesExtensions
{
    /// <summary>Names the feature set that training uses. Serving takes the set from the schema of the model.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="featureSet">The set; <see langword="null"/> leaves what was named before, or <see cref="FeatureSets.Standard"/>.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder AddFeatures(this IAlphaPulseBuilder builder, FeatureSet? featureSet = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (featureSet is not null)
        {
            // A named set wins over the default, in whatever order the calls come.
            builder.Services.Replace(ServiceDescriptor.Singleton(featureSet));
        }

        builder.Services.TryAddSingleton(FeatureSets.Standard);
        return builder;
    }
}
