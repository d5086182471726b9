using AlphaPulse.Collectors;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Bitfinex to the collectors.</summary>
public static class BitfinexCollectorsBuilderExtensions
{
    /// <summary>Adds Bitfinex: see <see cref="BitfinexVenue"/>. May be called several times.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Says where and how it is asked.</param>
    /// <returns>The builder.</returns>
    public static ICollectorsBuilder AddBitfinex(this ICollectorsBuilder builder, Action<BitfinexOptions>? configure = null) =>
        builder.AddVenue<BitfinexVenue, BitfinexOptions>(configure);
}
