using AlphaPulse.Collectors;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Binance's USD-M futures to the collectors.</summary>
public static class BinanceFuturesCollectorsBuilderExtensions
{
    /// <summary>Adds Binance's USD-M futures: see <see cref="BinanceFuturesVenue"/>. May be called several times.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Says where and how it is asked.</param>
    /// <returns>The builder.</returns>
    public static ICollectorsBuilder AddBinanceFutures(this ICollectorsBuilder builder, Action<BinanceFuturesOptions>? configure = null) =>
        builder.AddVenue<BinanceFuturesVenue, BinanceFuturesOptions>(configure);
}
