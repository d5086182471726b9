using System.Globalization;
using System.Text;
using AlphaPulse.Http;
using AlphaPulse.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Collectors.Tests.Venues;

/// <summary>The tables of venues in the README and of their streams in the guide are what their descriptors and streams say.</summary>
public class VenueTableTests
{
    private const string Approve = "ALPHAPULSE_WRITE_VENUE_TABLE";

    [Fact]
    public async Task The_tables_are_those_of_the_catalog()
    {
        await using var provider = new ServiceCollection().AddAlphaPulse(pulse => pulse.AddCollectors(c => c.AddVenues().AddVenues())).BuildServiceProvider();
        var catalog = provider.GetRequiredService<VenueCatalog>();
        Assert.Equal(["alpaca", "binance", "binance-usdm", "bitfinex", "bybit", "coinbase", "kraken", "okx"], catalog.All.Select(v => v.Venue));
        Assert.Same(catalog.Find("kraken"), provider.GetServices<IVenueBarSource>().Single(v => v.Venue == "kraken"));
        Assert.Contains("'nowhere'; there are: alpaca, binance", Assert.Throws<ArgumentException>(() => catalog.Find("nowhere")).Message, StringComparison.Ordinal);

        await DocumentTable.CheckAsync(Path.Combine("src", "AlphaPulse.Collectors", "README.md"), "venues", Table(catalog.All), Approve);
        await DocumentTable.CheckAsync(Path.Combine("docs", "guides", "live-data.md"), "streams", StreamTable(catalog.All), Approve);
    }

    /// <summary>A venue of this package is one line of one list.</summary>
    [Fact]
    public void Every_venue_of_the_package_is_in_the_one_list()
    {
        var venues = typeof(RestVenue).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RestVenue))).ToList();
        var services = new ServiceCollection();
        services.AddAlphaPulse(pulse => pulse.AddCollectors(c => c.AddVenues()));
        Assert.Equal(venues.Count, VenueCatalog.BuiltIn.Count);
        Assert.All(venues, venue => Assert.Single(services, s => s.ServiceType == venue));
    }

    private static string Table(IEnumerable<IVenue> venues)
    {
        var table = new StringBuilder("| name | venue | symbol | kinds | bars | a page | past bars | trades | stream | clock | at most |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var (v, streams) in venues.Select(v => (v.Descriptor, StreamsOf(v))))
        {
            table.Append(
                CultureInfo.InvariantCulture,
                $"| `{v.Name}` | {v.Title} | `{v.SymbolExample}` | {string.Join(", ", v.Kinds).ToLowerInvariant()} | {string.Join(' ', v.Intervals.Select(i => i.Timeframe))} | {v.BarLimit} | {(v.BarPaging == VenueBarPaging.LatestOnly ? "the latest page" : "all")} | {TradesOf(v)} | {ChannelsOf(streams)} | {v.Clock} | {LimitsOf(v)} |\n");
        }

        return table.ToString();
    }

    /// <summary>The streams from which bars are followed: of each venue the one that is taken for them.</summary>
    private static string StreamTable(IEnumerable<IVenue> venues)
    {
        var table = new StringBuilder("| venue | bars | stream says closed | time in messages | streams a connection |\n| --- | --- | --- | --- | ---: |\n");
        foreach (var stream in venues.Select(v => StreamsOf(v).FirstOrDefault(s => s.Channels.HasFlag(StreamChannels.Bars))).OfType<VenueStreamProtocol>())
        {
            table.Append(
                CultureInfo.InvariantCulture,
                $"| `{stream.Venue}` | {string.Join(' ', stream.Intervals.Known)} | {YesOrNo(stream.MarksClosedBars)} | {YesOrNo(stream.TimesBars)} | {stream.StreamsPerConnection:N0} |\n");
        }

        return table.ToString();

        static string YesOrNo(bool value) => value ? "yes" : "no";
    }

    private static IReadOnlyList<VenueStreamProtocol> StreamsOf(IVenue venue) => (venue as IVenueStreams)?.Streams ?? [];

    private static string ChannelsOf(IReadOnlyList<VenueStreamProtocol> streams)
    {
        var channels = streams.Aggregate(StreamChannels.None, (all, stream) => all | stream.Channels);
        (StreamChannels Channel, string Word)[] words = [(StreamChannels.Bars, "bars"), (StreamChannels.Trades, "trades"), (StreamChannels.BestPrices, "best prices"), (StreamChannels.Book, "books")];
        Assert.Equal(StreamChannels.None, channels & ~words.Aggregate(StreamChannels.None, (all, word) => all | word.Channel));
        return channels == StreamChannels.None ? "none" : string.Join(", ", words.Where(w => channels.HasFlag(w.Channel)).Select(w => w.Word));
    }

    private static string LimitsOf(VenueDescriptor venue) => string.Join("; ", venue.Limits!.Windows.Select(l => string.Create(
        CultureInfo.InvariantCulture, $"{l.Limit} {(l.Unit == RateUnit.Weight ? "weight" : "requests")} in {l.Window.TotalSeconds} s{(l.Group is { } group ? $" of {group[(group.LastIndexOf('/') + 1)..]}" : string.Empty)}")));

    private static string TradesOf(VenueDescriptor venue) => venue.TradePaging switch
    {
        VenueTradePaging.LatestOnly => string.Create(CultureInfo.InvariantCulture, $"the latest {venue.TradeLimit}"),
        VenueTradePaging.Backward => "all, newest first",
        _ => "all",
    };
}
