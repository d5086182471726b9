using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Collectors;

/// <summary>A venue of this package and how it is added.</summary>
/// <param name="Description">What it can do.</param>
/// <param name="Add">Adds it; the second says where and how it is asked.</param>
internal sealed record BuiltInVenue(VenueDescriptor Description, Action<ICollectorsBuilder, Action<IServiceProvider, RestVenueOptions>> Add)
{
    /// <summary>All of them: a venue that comes to this package is one line here.</summary>
    public static IReadOnlyList<BuiltInVenue> All { get; } =
    [
        Of<AlpacaVenue, AlpacaOptions>(AlpacaVenue.Description),
        Of<BinanceVenue, BinanceOptions>(BinanceVenue.Description),
        Of<BinanceFuturesVenue, BinanceFuturesOptions>(BinanceFuturesVenue.Description),
        Of<BitfinexVenue, BitfinexOptions>(BitfinexVenue.Description),
        Of<BybitVenue, BybitOptions>(BybitVenue.Description),
        Of<CoinbaseVenue, CoinbaseOptions>(CoinbaseVenue.Description),
        Of<KrakenVenue, KrakenOptions>(KrakenVenue.Description),
        Of<OkxVenue, OkxOptions>(OkxVenue.Description),
    ];

    private static BuiltInVenue Of<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TVenue,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(VenueDescriptor description)
        where TVenue : class, IVenue
        where TOptions : RestVenueOptions =>
        new(description, (builder, configure) => VenueCollectorsBuilderExtensions.Register<TVenue, TOptions>(builder, configure));
}
