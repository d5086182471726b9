using AlphaPulse.Collectors;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds OKX to the collectors.</summary>
public static class OkxCollectorsBuilderExtensions
{
    /// <summary>Adds OKX: see <see cref="OkxVenue"/>. May be called several times.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Says where and how it is asked.</param>
    /// <returns>The builder.</returns>
    public static ICollectorsBuilder AddOkx(this ICollectorsBuilder builder, Action<OkxOptions>? configure = null) =>
        builder.AddVenue<OkxVenue, OkxOptions>(configure);
}
