using AlphaPulse.Http;
using AlphaPulse.TestKit;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors.Tests.Venues;

public class BinanceRatesTests
{
    private const string Info = """
        {"rateLimits":[{"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":1,"limit":24},
        {"rateLimitType":"ORDERS","interval":"SECOND","intervalNum":10,"limit":50},
        {"rateLimitType":"RAW_REQUESTS","interval":"MINUTE","intervalNum":5,"limit":6100}],
        "symbols":[{"symbol":"BTCUSDT","baseAsset":"BTC","quoteAsset":"USDT"}]}
        """;

    [EvidenceFact]
    public void The_limits_of_a_recorded_answer_are_read()
    {
        var limits = Read(File.ReadAllBytes(Evidence.File("recordings", "binance-spot", "rest-exchangeInfo.json")));
        Assert.Equal(
            [
                new RateLimit("weight-1m", 1_200, TimeSpan.FromMinutes(1)),
                new RateLimit("requests-5m", 6_100, TimeSpan.FromMinutes(5)) { Unit = RateUnit.Requests },
            ],
            limits);
    }

    // The limit of the answer holds at once, and what the venue says is used counts: ccxt#2810.
    [Fact]
    public async Task Requests_stay_within_the_limits_that_the_venue_states()
    {
        await using var server = new LoopbackServer(request => request.Path.EndsWith("exchangeInfo", StringComparison.Ordinal)
            ? new(200, Info)
            : new(200, """{"serverTime":1767225600000}""") { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["x-mbx-used-weight-1m"] = "24" } });
        var options = new BinanceOptions { BaseUrl = server.Url };
        options.Http.Deadline = TimeSpan.FromSeconds(5);
        using var source = new BinanceVenue(Options.Create(options), TimeProvider.System);
        await source.FindInstrumentAsync("BTCUSDT");
        await source.GetTimeAsync();
        var error = await Assert.ThrowsAsync<VenueException>(() => source.GetTimeAsync());
        Assert.Contains("was not sent", error.Message, StringComparison.Ordinal);
        Assert.True(error is { IsTransient: true, RetryAt: not null, Venue: "binance" });
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("""{"rateLimits":[{"rateLimitType":"REQUEST_WEIGHT","interval":"YEAR","intervalNum":1,"limit":24}]}""")]
    [InlineData("""{"rateLimits":[{"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":0,"limit":24}]}""")]
    [InlineData("""{"rateLimits":[{"rateLimitType":"REQUEST_WEIGHT","interval":"DAY","intervalNum":400,"limit":24}]}""")]
    [InlineData("""{"rateLimits":[{"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":1,"limit":0}]}""")]
    [InlineData("""{"rateLimits":[{"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":1}]}""")]
    public void A_limit_of_another_form_is_left_out_with_the_reason(string json)
    {
        var ignored = new List<string>();
        Assert.Empty(Read(System.Text.Encoding.UTF8.GetBytes(json), ignored));
        Assert.Contains("rate limit", Assert.Single(ignored), StringComparison.Ordinal);
    }

    /// <summary>A unit that the venue adds one day disables nothing: what is understood holds, and the rest is logged once.</summary>
    [Fact]
    public async Task A_limit_of_an_unknown_span_takes_no_instrument_away_and_is_logged_once()
    {
        const string More = """{"rateLimitType":"REQUEST_WEIGHT","interval":"FORTNIGHT","intervalNum":1,"limit":9},{"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":1,"limit":30},""";
        await using var server = new LoopbackServer(_ => new(200, Info.Replace("\"rateLimits\":[", "\"rateLimits\":[" + More, StringComparison.Ordinal)));
        using var log = new CollectingLog();
        var options = new BinanceOptions { BaseUrl = server.Url, LoggerFactory = log };
        options.Http.Deadline = TimeSpan.FromSeconds(5);
        using var source = new BinanceVenue(Options.Create(options), TimeProvider.System);
        Assert.Single((await source.GetInstrumentsAsync()).Listed);
        var error = await Assert.ThrowsAsync<VenueException>(() => source.GetInstrumentsAsync());
        Assert.Contains("was not sent", error.Message, StringComparison.Ordinal);
        Assert.Contains("FORTNIGHT", Assert.Single(log.Entries, e => e.Id == 2020).Text, StringComparison.Ordinal);
    }

    private static IReadOnlyList<RateLimit> Read(byte[] json, List<string>? ignored = null)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return BinanceRates.Read(document.RootElement, reason => (ignored ?? throw new InvalidOperationException(reason)).Add(reason));
    }
}
