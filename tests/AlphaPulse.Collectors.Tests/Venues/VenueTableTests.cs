using System.Globalization;
using System.Text;
using AlphaPulse.Http;
using AlphaPulse.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Collectors.Tests.Venues;

/// <summary>The table of venues in the README is what their descriptors say.</summary>
public class VenueTableTests
{
    private const string Approve = "ALPHAPULSE_WRITE_VENUE_TABLE";
    private const string Begin = "<!-- venues: begin -->\n";
    private const string End = "<!-- venues: end -->";

    [Fact]
    public async Task The_table_is_that_of_the_catalog()
    {
        await using var provider = new ServiceCollection().AddAlphaPulse(pulse => pulse.AddCollectors(c => c.AddVenues().AddVenues())).BuildServiceProvider();
        var catalog = provider.GetRequiredService<VenueCatalog>();
        Assert.Equal(["alpaca", "binance", "binance-usdm", "bitfinex", "bybit", "coinbase", "kraken", "okx"], catalog.All.Select(v => v.Venue));
        Assert.Same(catalog.Find("kraken"), provider.GetServices<IVenueBarSource>().Single(v => v.Venue == "kraken"));
        Assert.Contains("'nowhere'; there are: alpaca, binance", Assert.Throws<ArgumentException>(() => catalog.Find("nowhere")).Message, StringComparison.Ordinal);

        var path = Path.Combine(Evidence.RepositoryRoot, "src", "AlphaPulse.Collectors", "README.md");
        var text = await File.ReadAllTextAsync(path);
        var (start, end) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        var table = Table(catalog.All.Select(v => v.Descriptor));
        if (Environment.GetEnvironmentVariable(Approve) == "1")
        {
            text = text[..start] + table + text[end..];
            await File.WriteAllTextAsync(path, text);
            end = text.IndexOf(End, StringComparison.Ordinal);
        }

        Assert.True(text[start..end] == table, $"The table of venues in {path} is not what the venues say now: run the test with {Approve}=1 and look at the difference.");
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

    private static string Table(IEnumerable<VenueDescriptor> venues)
    {
        var table = new StringBuilder("| name | venue | symbol | kinds | bars | a page | past bars | trades | clock | at most |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var v in venues)
        {
            table.Append(
                CultureInfo.InvariantCulture,
                $"| `{v.Name}` | {v.Title} | `{v.SymbolExample}` | {string.Join(", ", v.Kinds).ToLowerInvariant()} | {string.Join(' ', v.Intervals.Select(i => i.Timeframe))} | {v.BarLimit} | {(v.BarPaging == VenueBarPaging.LatestOnly ? "the latest page" : "all")} | {TradesOf(v)} | {v.Clock} | {LimitsOf(v)} |\n");
        }

        return table.ToString();
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
