using AlphaPulse.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors.Tests.Venues;

/// <summary>What a list of instruments must not mix up, and what a venue does not keep to itself.</summary>
public class VenueInstrumentTests
{
    [Fact]
    public void Two_symbols_of_one_name_are_both_rejected_whichever_comes_first()
    {
        foreach (var symbols in new[] { new[] { "BTCUSD", "BTC/USD", "ETHUSD", "XBTUSD" }, ["XBTUSD", "ETHUSD", "BTC/USD", "BTCUSD"] })
        {
            var list = new VenueInstrumentList("test");
            foreach (var symbol in symbols)
            {
                Add(list, symbol, symbol == "ETHUSD" ? "ETH" : "BTC");
            }

            var (listed, rejected) = list.ToInstruments();
            Assert.Equal("ETHUSD", Assert.Single(listed).Symbol);
            Assert.Equal(["BTC/USD", "BTCUSD", "XBTUSD"], rejected.Select(r => r.Raw).Order(StringComparer.Ordinal));
            Assert.All(rejected, r => Assert.Contains("has the same name here, test:BTC-USD", r.Reason, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_symbol_that_is_listed_twice_stays_listed_once()
    {
        var list = new VenueInstrumentList("test");
        Add(list, "BTCUSD", "BTC");
        Add(list, "BTCUSD", "BTC");
        var (listed, rejected) = list.ToInstruments();
        Assert.Equal(("BTCUSD", "it is listed twice"), (Assert.Single(listed).Symbol, Assert.Single(rejected).Reason));
    }

    [Fact]
    public async Task Contracts_of_Okx_of_one_underlying_have_the_names_of_their_families()
    {
        await using var server = new LoopbackServer(_ => new(200, """
            {"code":"0","msg":"","data":[
            {"instId":"BTC-USD-SWAP","instType":"SWAP","uly":"BTC-USD","instFamily":"BTC-USD","state":"live","ctVal":"100","ctValCcy":"USD"},
            {"instId":"BTC-USD_UM-SWAP","instType":"SWAP","uly":"BTC-USD","instFamily":"BTC-USD_UM","state":"live","ctVal":"0.001","ctValCcy":"BTC"}]}
            """));
        using var venue = new OkxVenue(Options.Create(new OkxOptions { BaseUrl = server.Url, Kind = InstrumentKind.Perpetual }), TimeProvider.System);
        var (listed, rejected) = await venue.GetInstrumentsAsync();
        Assert.Empty(rejected);
        Assert.Equal(["okx:BTC-USD:PERP", "okx:BTC-USD_UM:PERP"], listed.Select(i => i.Instrument.ToString()));
        Assert.All(listed, i => Assert.Equal(("BTC", "USD"), (i.BaseAsset, i.QuoteAsset)));
    }

    /// <summary>Only an answer about the symbol is one: an answer of another form, a missing key or a refused region says nothing of it.</summary>
    [Theory]
    [InlineData("binance", 400, """{"code":-1121,"msg":"Invalid symbol."}""", true)]
    [InlineData("binance", 200, """{"symbols":[]}""", true)]
    [InlineData("binance", 200, """{"symbols":7}""", false)]
    [InlineData("binance", 401, """{"code":-2014,"msg":"API-key format invalid."}""", false)]
    [InlineData("binance", 451, """{"code":0,"msg":"Service unavailable from a restricted location."}""", false)]
    [InlineData("coinbase", 400, """{"message":"bad request"}""", false)]
    [InlineData("coinbase", 200, "[]", true)]
    public async Task What_a_venue_answers_is_about_the_symbol_or_is_not(string name, int status, string body, bool isAboutSymbol)
    {
        await using var server = new LoopbackServer(_ => new(status, body));
        using RestVenue venue = name == "binance"
            ? new BinanceVenue(Options.Create(new BinanceOptions { BaseUrl = server.Url }), TimeProvider.System)
            : new CoinbaseVenue(Options.Create(new CoinbaseOptions { BaseUrl = server.Url }), TimeProvider.System);
        var error = await Assert.ThrowsAsync<VenueException>(() => venue.FindInstrumentAsync("OLDUSD"));
        Assert.Equal(isAboutSymbol, error.IsAboutSymbol);
    }

    /// <summary>Rows of bars are quarantined one by one, and so are the entries of a list.</summary>
    [Theory]
    [InlineData("null", "null", 1)]
    [InlineData("[]", "[]", 1)]
    [InlineData("""{"symbol":"ETHUSDT"}""", "ETHUSDT", 0)]
    [InlineData("""{"symbol":"ETHUSDT","baseCoin":"ETH","quoteCoin":"USDT","lotSizeFilter":{}}""", "ETHUSDT", 0)]
    [InlineData("""{"symbol":"ETHUSDT","baseCoin":"ETH","quoteCoin":"USDT","lotSizeFilter":{},"priceFilter":{"tickSize":"0.0000000000000000000000000000000001"}}""", "ETHUSDT", 0)]
    [InlineData("""{"symbol":"\ud800","baseCoin":"ETH"}""", """{"symbol":"\ud800","baseCoin":"ETH"}""", 1)]
    public async Task An_entry_that_cannot_be_read_takes_no_other_from_the_list(string entry, string raw, int unnamed)
    {
        await using var server = new LoopbackServer(_ => new(200, $$"""
            {"retCode":0,"result":{"list":[{{entry}},
            {"symbol":"BTCUSDT","baseCoin":"BTC","quoteCoin":"USDT","lotSizeFilter":{},"priceFilter":{"tickSize":"0.01"} }]} }
            """));
        using var venue = new BybitVenue(Options.Create(new BybitOptions { BaseUrl = server.Url }), TimeProvider.System);
        var instruments = await venue.GetInstrumentsAsync();
        Assert.Equal("BTCUSDT", Assert.Single(instruments.Listed).Symbol);
        Assert.Equal((raw, unnamed), (Assert.Single(instruments.Rejected).Raw, instruments.Unnamed));
        Assert.StartsWith("its entry has another form than documented: ", instruments.Rejected[0].Reason, StringComparison.Ordinal);
        Assert.Equal("bybit:BTC-USDT", (await venue.FindInstrumentAsync("BTCUSDT")).ToString());
        if (unnamed == 0)
        {
            var error = await Assert.ThrowsAsync<VenueException>(() => venue.FindInstrumentAsync("ETHUSDT"));
            Assert.Contains("'ETHUSDT' of bybit is no instrument here: its entry", error.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>A list of which nothing can be read is another interface, and not a venue without instruments.</summary>
    [Fact]
    public async Task A_list_of_which_no_entry_can_be_read_is_refused()
    {
        await using var server = new LoopbackServer(_ => new(200, """{"symbols":[{"name":"BTCUSDT"},{"name":"ETHUSDT"}]}"""));
        using var venue = new BinanceVenue(Options.Create(new BinanceOptions { BaseUrl = server.Url }), TimeProvider.System);
        var error = await Assert.ThrowsAsync<VenueException>(() => venue.GetInstrumentsAsync());
        Assert.Contains("another form than documented: There is no text 'symbol'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ban_is_logged_where_the_services_log()
    {
        await using var server = new LoopbackServer(_ => new(418, "{}"));
        using var log = new CollectingLog();
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(log);
        services.AddAlphaPulse(pulse => pulse.AddCollectors(c => c.AddBinance(o => o.BaseUrl = server.Url)));
        await using var provider = services.BuildServiceProvider();
        await Assert.ThrowsAsync<VenueException>(() => provider.GetRequiredService<BinanceVenue>().GetTimeAsync());
        Assert.Contains(log.Entries, e => e.Id == 3003 && e.Text.Contains("asked to be left alone", StringComparison.Ordinal));
    }

    private static void Add(VenueInstrumentList list, string symbol, string baseAsset)
    {
        Assert.True(list.TrySpot(symbol, baseAsset, "USD", out var instrument));
        list.Add(new InstrumentInfo { Instrument = instrument, Symbol = symbol, BaseAsset = baseAsset, QuoteAsset = "USD" });
    }
}
