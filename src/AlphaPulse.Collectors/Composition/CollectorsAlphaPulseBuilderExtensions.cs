using AlphaPulse;
using AlphaPulse.Collectors;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the collectors to AlphaPulse.</summary>
public static class CollectorsAlphaPulseBuilderExtensions
{
    /// <summary>
    /// Adds <see cref="CsvBarImporter"/>, <see cref="CsvBarExporter"/>, <see cref="CoverageCalculator"/>, <see cref="VenueBackfill"/> and
    /// <see cref="InstrumentLifeWatch"/>, which need a store, <see cref="BarAuditor"/>, <see cref="BarRepairer"/> and the sources that are asked for. May be called several times; registrations of the same thing do not add up.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Names the sources.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder AddCollectors(this IAlphaPulseBuilder builder, Action<ICollectorsBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<CsvBarImporter>();
        builder.Services.TryAddSingleton<CsvBarExporter>();
        builder.Services.TryAddSingleton<BarAuditor>();
        builder.Services.TryAddSingleton<BarRepairer>();
        builder.Services.TryAddSingleton<CoverageCalculator>();
        builder.Services.TryAddSingleton<VenueBackfill>();
        builder.Services.TryAddSingleton<InstrumentLifeWatch>();
        configure?.Invoke(new Builder(builder.Services));
        return builder;
    }

    private sealed record Builder(IServiceCollection Services) : ICollectorsBuilder;
}
