using AlphaPulse;
using AlphaPulse.Collectors;
using AlphaPulse.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Follows live bars and order books while a host runs.</summary>
public static class AlphaPulseLiveExtensions
{
    /// <summary>
    /// Follows the bars of every venue that <c>AddLiveBars</c> names while the host runs, and raises alerts where a whole venue stops. Needs
    /// the venues, and stores what comes where a store is there (<c>UseSqlite</c>). May be called several times.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder RunLiveBars(this IAlphaPulseBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddAlerts();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ILiveBarObserver, LiveBarAlerts>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, LiveBarService>());
        return builder;
    }

    /// <summary>
    /// Keeps the order books of every venue that <c>AddLiveBooks</c> names while the host runs, and tells every <see cref="ILiveBookObserver"/> among the
    /// services. Needs the venues. May be called several times.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder RunLiveBooks(this IAlphaPulseBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, LiveBookService>());
        return builder;
    }
}
