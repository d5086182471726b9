using AlphaPulse.Testing;
using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests.Venues;

/// <summary>Everything that a venue can be asked, by the names of its methods.</summary>
internal static class VenueCalls
{
    /// <summary>Asks and reads all of the answer.</summary>
    public delegate Task<int> Question(IVenue venue, VenueScript script, ScriptedMarket market);

    private static readonly (string Name, Question Ask)[] OfAll =
    [
        (nameof(IVenue.ReadAsync), (venue, script, market) => CountAsync(venue.ReadAsync(script.Symbol, SeriesOf(script), First(market), market.Now))),
        (nameof(IVenue.ReadLiveAsync), (venue, script, market) => CountAsync(venue.ReadLiveAsync(script.Symbol, SeriesOf(script), First(market), market.Now))),
        (nameof(IVenue.ReadTradesAsync), (venue, script, market) => CountAsync(venue.ReadTradesAsync(script.Symbol, script.Instrument, First(market), market.Now))),
        (nameof(IVenue.GetInstrumentsAsync), async (venue, _, _) => (await venue.GetInstrumentsAsync()).Listed.Count),
        (nameof(IVenue.FindInstrumentAsync), async (venue, script, _) => (await venue.FindInstrumentAsync(script.Symbol)).ToString().Length),
        (nameof(IVenue.ReadBackwardAsync), (venue, script, market) => CountAsync(venue.ReadBackwardAsync(script.Symbol, SeriesOf(script), First(market), market.Now))),
        (nameof(IVenue.GetTimeAsync), async (venue, _, _) => (await venue.GetTimeAsync()).Year),
    ];

    private static readonly (string Name, Question Ask)[] OfBookSources =
    [
        .. OfAll,
        (nameof(IVenueBookSource.GetBookAsync), async (venue, script, _) => (await ((IVenueBookSource)venue).GetBookAsync(script.Symbol, script.Instrument)).Bids.Length),
    ];

    /// <summary>What a venue can be asked.</summary>
    public static IReadOnlyList<(string Name, Question Ask)> Of(IVenue venue) => venue is IVenueBookSource ? OfBookSources : OfAll;

    /// <summary>The answer of a script, also to a request that an earlier damaged answer has led to.</summary>
    public static ScriptedReply Answer(VenueScript script, LoopbackRequest request, ScriptedMarket market)
    {
        try
        {
            return script.Answer(Uri.UnescapeDataString(request.Path), request.Query, market);
        }
        catch (Exception exception) when (exception is KeyNotFoundException or FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            // A damaged id or token came back.
            return script.Error;
        }
    }

    private static BarSeriesId SeriesOf(VenueScript script) => new(script.Instrument, Timeframe.OneMinute);

    /// <summary>The first of the twelve bars.</summary>
    private static DateTimeOffset First(ScriptedMarket market) => market.Now.AddMinutes(-12);

    private static async Task<int> CountAsync<T>(IAsyncEnumerable<T> pages)
    {
        var count = 0;
        await foreach (var page in pages)
        {
            Assert.NotNull(page);
            count++;
        }

        return count;
    }
}
