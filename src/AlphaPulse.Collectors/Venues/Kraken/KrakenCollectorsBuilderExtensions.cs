using AlphaPulse.Collectors;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Kraken to the collectors.</summary>
public static class KrakenCollectorsBuilderExtensions
{
    /// <summary>Adds Kraken: see <see cref="KrakenVenue"/>. May be called several times.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Says where and how it is asked.</param>
    /// <returns>The builder.</returns>
    public static ICollectorsBuilder AddKraken(this ICollectorsBuilder builder, Action<KrakenOptions>? configure = null) =>
        builder.AddVenue<KrakenVenue, KrakenOptions>(configure);
}
