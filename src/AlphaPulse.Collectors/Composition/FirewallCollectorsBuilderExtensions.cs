using AlphaPulse;
using AlphaPulse.Collectors;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts the firewall between the collectors and the store.</summary>
public static class FirewallCollectorsBuilderExtensions
{
    /// <summary>Lets what <see cref="VenueBackfill"/> and the collectors of <c>AddLiveBars</c> bring pass a <see cref="FirewallLedger"/> before it is stored.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options; the defaults where <see langword="null"/>.</param>
    /// <returns>The builder.</returns>
    /// <remarks>
    /// Needs <see cref="ICoverageLedger"/>, <see cref="IBarStore"/> and <see cref="IHeldBarStore"/>, as <c>UseSqlite</c> registers them.
    /// A live bar that is held back reaches no reader of the <see cref="LiveBarFeed"/>, and each <see cref="ILiveBarObserver"/> is told of it.
    /// Called again, the options of the later call are set too.
    /// </remarks>
    public static ICollectorsBuilder AddFirewall(this ICollectorsBuilder builder, Action<FirewallLedgerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<FirewallLedgerOptions>().Configure(configure ?? (_ => { })).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FirewallLedgerOptions>, FirewallLedgerOptionsValidator>());
        services.TryAddSingleton(provider => new FirewallLedger(
            provider.GetRequiredService<ICoverageLedger>(),
            provider.GetRequiredService<IBarStore>(),
            provider.GetRequiredService<IHeldBarStore>(),
            provider.GetRequiredService<IOptions<FirewallLedgerOptions>>().Value,
            provider.GetService<ILogger<FirewallLedger>>()));
        services.Replace(ServiceDescriptor.Singleton(provider => new VenueBackfill(
            provider.GetRequiredService<FirewallLedger>(), provider.GetService<TimeProvider>(), provider.GetService<ILogger<VenueBackfill>>())));
        return builder;
    }
}
