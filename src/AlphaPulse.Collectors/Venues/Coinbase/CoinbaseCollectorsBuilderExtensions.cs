using AlphaPulse.Collectors;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Coinbase Exchange to the collectors.</summary>
public static class CoinbaseCollectorsBuilderExtensions
{
    /// <summary>Adds Coinbase Exchange: see <see cref="CoinbaseVenue"/>. May be called several times.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Says where and how it is asked.</param>
    /// <returns>The builder.</returns>
    public static ICollectorsBuilder AddCoinbase(this ICollectorsBuilder builder, Action<CoinbaseOptions>? configure = null) =>
        builder.AddVenue<CoinbaseVenue, CoinbaseOptions>(configure);
}
