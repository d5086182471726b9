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
        builder.Services.AddOptions<FeatureInputOptions>();
        builder.Services.TryAddSingleton<FeatureInputLoader>();
        builder.Services.TryAddSingleton<LabelCatalog>();
        return builder;
    }

    /// <summary>Says which instrument a name behind an <c>@</c> in features stands for. Its bars are read from the store, at the timeframe of the rows.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name, as <c>ETHUSDT</c> in <c>log_return(1)@ETHUSDT</c>.</param>
    /// <param name="instrument">The instrument.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder AddFeatureStream(this IAlphaPulseBuilder builder, string name, InstrumentId instrument)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        builder.Services.Configure<FeatureInputOptions>(o => o.Streams[name] = instrument);
        return builder.AddFeatures();
    }

    /// <summary>Supplies a source of numbers beside the bars, such as the sentiment of news.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name, as <c>sentiment</c> in <c>input(sentiment)</c>.</param>
    /// <param name="create">Gives the source, whenever features are about to be computed.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder AddFeatureSource(this IAlphaPulseBuilder builder, string name, Func<IServiceProvider, IFeatureSource> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(create);
        builder.Services.Configure<FeatureInputOptions>(o => o.Sources[name] = create);
        return builder.AddFeatures();
    }

    /// <summary>
    /// Adds a kind of label of your own. A model keeps its label as text: gate, settlement and reports make the label of it again, and refuse a name that
    /// nobody added. May be called several times with the same function.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">What <see cref="ILabel.Name"/> begins with, as <c>volume_spike</c> in <c>volume_spike(6,1.5)</c>.</param>
    /// <param name="create">Makes the label from its arguments; see <see cref="LabelKind"/>.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is no name of a label, or one that comes with the package.</exception>
    /// <exception cref="LabelConflictException">The name was added with another function.</exception>
    public static IAlphaPulseBuilder AddLabel(this IAlphaPulseBuilder builder, string name, Func<IReadOnlyList<string>, ILabel> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var kind = new LabelKind(name, create);
        var added = builder.Services
            .Where(d => d.ServiceType == typeof(LabelKind) && !d.IsKeyedService)
            .Select(d => d.ImplementationInstance)
            .OfType<LabelKind>()
            .FirstOrDefault(k => k.Name == name);
        if (added is null)
        {
            builder.Services.AddSingleton(kind);
        }
        else if (!added.IsSameAs(kind))
        {
            throw new LabelConflictException(name);
        }

        return builder.AddFeatures();
    }
}
