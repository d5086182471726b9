using System.Diagnostics.CodeAnalysis;
using AlphaPulse.Collectors;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds venues to the collectors.</summary>
public static class VenueCollectorsBuilderExtensions
{
    /// <summary>
    /// Adds a venue: as itself, as an <see cref="IVenue"/>, which <see cref="VenueCatalog"/> finds by name, and as an
    /// <see cref="IVenueBarSource"/>. May be called several times.
    /// </summary>
    /// <typeparam name="TVenue">The venue.</typeparam>
    /// <typeparam name="TOptions">Its options.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Says where and how it is asked.</param>
    /// <returns>The builder.</returns>
    public static ICollectorsBuilder AddVenue<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TVenue,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        this ICollectorsBuilder builder, Action<TOptions>? configure = null)
        where TVenue : class, IVenue
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        return Register<TVenue, TOptions>(builder, (_, options) => configure?.Invoke(options));
    }

    /// <summary>Adds all venues of this package. May be called several times and with any of the others.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Says where and how a venue, which is given by name, is asked; <see langword="null"/> leaves each at its own address.</param>
    /// <returns>The builder.</returns>
    public static ICollectorsBuilder AddVenues(this ICollectorsBuilder builder, Action<string, RestVenueOptions>? configure = null) =>
        builder.AddVenues((_, name, options) => configure?.Invoke(name, options));

    /// <summary>Adds all venues of this package as <see cref="AddVenues(ICollectorsBuilder, Action{string, RestVenueOptions})"/> does, configured by what other services say.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Says where and how a venue, which is given by name, is asked.</param>
    /// <returns>The builder.</returns>
    public static ICollectorsBuilder AddVenues(this ICollectorsBuilder builder, Action<IServiceProvider, string, RestVenueOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        foreach (var venue in BuiltInVenue.All)
        {
            venue.Add(builder, (provider, options) => configure(provider, venue.Description.Name, options));
        }

        return builder;
    }

    internal static ICollectorsBuilder Register<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TVenue,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        ICollectorsBuilder builder, Action<IServiceProvider, TOptions> configure)
        where TVenue : class, IVenue
        where TOptions : class
    {
        var services = builder.Services;
        services.AddOptions<TOptions>().Configure<IServiceProvider>((options, provider) =>
        {
            if (options is RestVenueOptions venue)
            {
                venue.LoggerFactory ??= provider.GetService<ILoggerFactory>();
            }

            configure(provider, options);
        });
        services.TryAddSingleton<TVenue>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IVenue, TVenue>(p => p.GetRequiredService<TVenue>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IVenueBarSource, TVenue>(p => p.GetRequiredService<TVenue>()));
        services.TryAddSingleton<VenueCatalog>();
        return builder;
    }
}
