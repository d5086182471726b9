using AlphaPulse.Collectors;
using AlphaPulse.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Cli.Bars;

/// <summary>The venues of the command line by name: the one place that knows how they are made.</summary>
internal static class VenueSources
{
    /// <summary>The names, for help texts.</summary>
    public static string Names { get; } = string.Join(", ", VenueCatalog.BuiltIn.Select(v => v.Name));

    /// <summary>Adds every venue, the named one with another address where one is given, and recorded where there is a recorder.</summary>
    public static void Add(ICollectorsBuilder collectors, string venue, string? baseUrl, SessionRecorder? recorder = null) => collectors.AddVenues((name, options) =>
    {
        if (name == venue && baseUrl is not null)
        {
            options.BaseUrl = new Uri(baseUrl);
        }

        if (name == venue && recorder is not null)
        {
            options.Http.CreateHandler = () => new RecordingHttpHandler(VenueHttpClient.CreateHandler(), recorder);
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
