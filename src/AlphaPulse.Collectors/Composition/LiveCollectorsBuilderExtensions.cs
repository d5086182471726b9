using System.Globalization;
using AlphaPulse;
using AlphaPulse.Collectors;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds live bars and live order books to the collectors.</summary>
public static class LiveCollectorsBuilderExtensions
{
    /// <summary>
    /// Adds a <see cref="LiveBarCollector"/> of one venue, which must be added as well, and the <see cref="LiveBarFeed"/> of all. Call it once for each
    /// venue. What comes is stored where there is an <see cref="ICoverageLedger"/>, and passes the firewall where <c>AddFirewall</c> put one in front of it. A host follows them with <c>RunLiveBars</c>.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Names the venue, the symbols and the timeframes.</param>
    /// <returns>The builder.</returns>
    public static ICollectorsBuilder AddLiveBars(this ICollectorsBuilder builder, Action<LiveBarOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var services = builder.Services;
        var name = string.Create(CultureInfo.InvariantCulture, $"live-{services.Count(d => d.ServiceType == typeof(LiveBarCollector))}");
        services.AddOptions<LiveBarOptions>(name).Configure(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<LiveBarFeed>();
        services.TryAddSingleton<IStreamTransport>(_ => new WebSocketTransport());
        services.AddSingleton(provider => Create(provider, provider.GetRequiredService<IOptionsMonitor<LiveBarOptions>>().Get(name)));
        return builder;
    }

    /// <summary>
    /// Adds a <see cref="LiveBookFeed"/> of one venue, which must be added as well. Call it once for each venue. Every <see cref="ILiveBookObserver"/> among the services is
    /// told of the books of all. A host keeps them with <c>RunLiveBooks</c>.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Names the venue and the symbols.</param>
    /// <returns>The builder.</returns>
    public static ICollectorsBuilder AddLiveBooks(this ICollectorsBuilder builder, Action<LiveBookOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var services = builder.Services;
        var name = string.Create(CultureInfo.InvariantCulture, $"books-{services.Count(d => d.ServiceType == typeof(LiveBookFeed))}");
        services.AddOptions<LiveBookOptions>(name).Configure(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IStreamTransport>(_ => new WebSocketTransport());
        services.AddSingleton(provider => CreateBooks(provider, provider.GetRequiredService<IOptionsMonitor<LiveBookOptions>>().Get(name)));
        return builder;
    }

    private static IVenueBarSource Find<TOptions>(IServiceProvider provider, string venue)
    {
        var sources = provider.GetServices<IVenueBarSource>().ToList();
        return sources.Find(s => s.Venue == venue)
            ?? throw new OptionsValidationException(
                typeof(TOptions).Name,
                typeof(TOptions),
                [$"There is no venue '{venue}'; there are: {string.Join(", ", sources.Select(s => s.Venue).Order(StringComparer.Ordinal))}."]);
    }

    private static LiveBookFeed CreateBooks(IServiceProvider provider, LiveBookOptions options) => new(
        Find<LiveBookOptions>(provider, options.Venue),
        options,
        provider.GetServices<ILiveBookObserver>(),
        provider.GetRequiredService<IStreamTransport>(),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetService<ILogger<LiveBookFeed>>());

    private static LiveBarCollector Create(IServiceProvider provider, LiveBarOptions options) =>
        new(
            Find<LiveBarOptions>(provider, options.Venue),
            options,
            provider.GetRequiredService<LiveBarFeed>(),
            provider.GetService<FirewallLedger>() ?? provider.GetService<ICoverageLedger>(),
            provider.GetRequiredService<IStreamTransport>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILogger<LiveBarCollector>>(),
            provider.GetServices<ILiveBarObserver>());
}
