using AlphaPulse.Collectors;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Alpaca's crypto market data to the collectors.</summary>
public static class AlpacaCollectorsBuilderExtensions
{
    /// <summary>Adds Alpaca's crypto market data: see <see cref="AlpacaVenue"/>. May be called several times.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Says where and how it is asked.</param>
    /// <returns>The builder.</returns>
    public static ICollectorsBuilder AddAlpaca(this ICollectorsBuilder builder, Action<AlpacaOptions>? configure = null) =>
        builder.AddVenue<AlpacaVenue, AlpacaOptions>(configure);
}
