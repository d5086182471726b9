using AlphaPulse.Collectors;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Binance's spot market to the collectors.</summary>
public static class BinanceCollectorsBuilderExtensions
{
    /// <summary>Adds Binance's spot market: see <see cref="BinanceVenue"/>. May be called several times.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Says where and how it is asked.</param>
    /// <returns>The builder.</returns>
    public static ICollectorsBuilder AddBinance(this ICollectorsBuilder builder, Action<BinanceOptions>? configure = null) =>
        builder.AddVenue<BinanceVenue, BinanceOptions>(configure);
}
