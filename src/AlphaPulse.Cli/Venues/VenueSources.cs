using AlphaPulse.Collectors;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Cli.Venues;

/// <summary>The venues of the command line: the one place that knows how they are made.</summary>
internal static class VenueSources
{
    /// <summary>The names, for help texts.</summary>
    public static string Names { get; } = string.Join(", ", VenueCatalog.BuiltIn.Select(v => v.Name));

    /// <summary>Adds every venue, the chosen one as it was asked for.</summary>
    public static void Add(ICollectorsBuilder collectors, VenueChoice choice) => collectors.AddVenues((name, options) =>
    {
        if (name != choice.Venue.Name)
        {
            return;
        }

        options.BaseUrl = choice.BaseUrl ?? options.BaseUrl;
        options.Http.SharedBudgetFolder = choice.BudgetFolder;
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

    /// <summary>The stream that has the bars of the venue; <see langword="null"/> for the one that goes without saying.</summary>
    public static VenueStreamProtocol? StreamOf(VenueChoice choice) =>
        choice.Venue.Name == BybitVenue.Description.Name && choice.Kind != InstrumentKind.Spot ? VenueStreamProtocols.BybitLinear : null;
}
