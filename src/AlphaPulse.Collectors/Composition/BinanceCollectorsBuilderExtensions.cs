using AlphaPulse.Collectors;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Binance to the collectors.</summary>
public static class BinanceCollectorsBuilderExtensions
{
    /// <summary>Adds closed bars of Binance's spot market as an <see cref="IVenueBarSource"/>. May be called several times.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Says where and how it is asked.</param>
    /// <returns>The builder.</returns>
    public static ICollectorsBuilder AddBinance(this ICollectorsBuilder builder, Action<BinanceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<BinanceOptions>().Configure(o => configure?.Invoke(o));
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IVenueBarSource, BinanceBarSource>());
        return builder;
    }
}
