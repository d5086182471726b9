using AlphaPulse.Collectors;
using AlphaPulse.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Cli.Venues;

/// <summary>The venues of the command line: the one place that knows how they are made.</summary>
internal static class VenueSources
{
    /// <summary>The names, for help texts.</summary>
    public static string Names { get; } = string.Join(", ", VenueCatalog.BuiltIn.Select(v => v.Name));

    /// <summary>Adds every venue, the chosen one as it was asked for, and recorded where there is a recorder.</summary>
    public static void Add(ICollectorsBuilder collectors, VenueChoice choice, SessionRecorder? recorder = null) => collectors.AddVenues((name, options) =>
    {
        if (name != choice.Venue.Name)
        {
            return;
        }

        options.BaseUrl = choice.BaseUrl ?? options.BaseUrl;
        options.Http.SharedBudgetFolder = choice.BudgetFolder;
        if (recorder is not null)
        {
            options.Http.CreateHandler = () => new RecordingHttpHandler(VenueHttpClient.CreateHandler(), recorder);
        }

        switch (options)
        {
            case OkxOptions okx:
                okx.Kind = choice.Kind;
                break;
            case BybitOptions bybit:
                // It lists dated contracts with the perpetual ones.
                bybit.Kind = choice.Kind == InstrumentKind.Spot ? InstrumentKind.Spot : InstrumentKind.Perpetual;
                break;
        }
    });

    /// <summary>The venue that was added.</summary>
    public static IVenue Find(IServiceProvider services, VenueChoice choice) => services.GetRequiredService<VenueCatalog>().Find(choice.Venue.Name);
}
