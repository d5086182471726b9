using System.Text.Json;
using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests.Venues;

/// <summary>A venue of somebody else reads its books as it likes, and what it cannot read is the error of the venue.</summary>
public class ForeignBookReaderTests
{
    [Theory]
    [InlineData("""{"bids":7}""")]
    [InlineData("""{"asks":[]}""")]
    public async Task What_a_reader_of_books_cannot_read_is_a_typed_error(string answer)
    {
        await using var server = new LoopbackServer(_ => new LoopbackReply(200, answer));
        using var venue = new ForeignVenue(new BinanceOptions { BaseUrl = server.Url });
        var error = await Assert.ThrowsAsync<VenueException>(() => venue.GetBookAsync("BTCUSDT", InstrumentId.Parse("binance:BTC-USDT")));
        Assert.Contains("answered GET /book in another form than documented", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Has books alone. Documents of JSON throw that an operation is not valid where a value is of another kind.</summary>
    private sealed class ForeignVenue(BinanceOptions options)
        : RestVenue(BinanceVenue.Description, options, new PropertyErrorReader("code", "msg", success: null), TimeProvider.System), IVenueBookSource
    {
        protected override VenueRowLayout BarLayout { get; } = VenueRowLayout.OfLists("bars", ["time"]);

        protected override VenueRowLayout TradeLayout => BarLayout;

        protected override VenueRequest ClockRequest => new("clock");

        public Task<BookUpdate> GetBookAsync(string symbol, InstrumentId instrument, int levels = 1_000, CancellationToken cancellationToken = default) =>
            AskBookAsync(new VenueRequest("book"), instrument, Read, cancellationToken);

        protected override DateTimeOffset ReadClock(JsonElement answer) => throw new NotSupportedException();

        protected override VenueRequest InstrumentsRequest(string? symbol, string? token) => throw new NotSupportedException();

        protected override string? ReadInstruments(JsonElement answer, VenueInstrumentList list) => throw new NotSupportedException();

        protected override VenueRequest BarsRequest(VenueBarQuery query) => throw new NotSupportedException();

        protected override void ReadBar(ref VenueRow row, BarSeriesId series, ref VenueBarValues bar) => throw new NotSupportedException();

        protected override VenueRequest TradesRequest(VenueTradeQuery query) => throw new NotSupportedException();

        protected override void ReadTrade(ref VenueRow row, InstrumentId instrument, ref VenueTradeValues trade) => throw new NotSupportedException();

        private static BookUpdate Read(ReadOnlySpan<byte> answer, InstrumentId instrument, DateTimeOffset receivedAt)
        {
            var reader = new Utf8JsonReader(answer);
            using var document = JsonDocument.ParseValue(ref reader);
            var update = new BookUpdate();
            update.Reset(instrument, isSnapshot: true, receivedAt);
            var bids = document.RootElement.TryGetProperty("bids", out var found) ? found : default;
            foreach (var bid in bids.EnumerateArray())
            {
                update.AddBid(new BookLevel(bid[0].GetDecimal(), bid[1].GetDecimal()));
            }

            return update;
        }
    }
}
