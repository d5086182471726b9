using AlphaPulse.Collectors;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Cli.Bars;

/// <summary>The venues of the command line by name: the one place that knows how they are made.</summary>
internal static class VenueSources
{
    /// <summary>The names, for help texts.</summary>
    public static string Names { get; } = string.Join(", ", VenueCatalog.BuiltIn.Select(v => v.Name));

    /// <summary>Adds every venue, the named one with another address where one is given.</summary>
    public static void Add(ICollectorsBuilder collectors, string venue, string? baseUrl) => collectors.AddVenues((name, options) =>
    {
        if (name == venue && baseUrl is not null)
        {
            options.BaseUrl = new Uri(baseUrl);
        }
    });

    /// <summary>Finds a venue among those that were added.</summary>
    public static IVenueBarSource Find(IServiceProvider services, string name)
    {
        var venues = services.GetServices<IVenueBarSource>().ToList();
        return venues.Find(venue => venue.Venue == name)
            ?? throw new ArgumentException($"There is no venue '{name}' of --venue; there are: {string.Join(", ", venues.Select(venue => venue.Venue).Order(StringComparer.Ordinal))}.", nameof(name));
    }
}
