using AlphaPulse.Collectors;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Bybit to the collectors.</summary>
public static class BybitCollectorsBuilderExtensions
{
    /// <summary>Adds Bybit: see <see cref="BybitVenue"/>. May be called several times.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Says where and how it is asked.</param>
    /// <returns>The builder.</returns>
    public static ICollectorsBuilder AddBybit(this ICollectorsBuilder builder, Action<BybitOptions>? configure = null) =>
        builder.AddVenue<BybitVenue, BybitOptions>(configure);
}
