using System.Globalization;
using System.Text.Json;
using AlphaPulse.Testing;
using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests.Venues;

/// <summary>The documented limits of each venue are kept, and corrected by what its answers say, in virtual time.</summary>
public class VenueRatesTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ManualClock _clock = new(Start);
    private readonly List<DateTimeOffset> _arrivals = [];

    /// <summary>Each clock is asked in a row: so many fit into the window, and the next waits for its end.</summary>
    [Theory]
    [InlineData("alpaca", 200, 60)]
    [InlineData("binance-usdm", 2_400, 60)]
    [InlineData("bitfinex", 15, 60)]
    [InlineData("bybit", 120, 1)]
    [InlineData("coinbase", 10, 1)]
    [InlineData("kraken", 1, 1)]
    [InlineData("okx", 10, 2)]
    public async Task No_window_holds_more_than_the_venue_allows(string name, int most, int seconds)
    {
        using var venue = Create(name);
        for (var i = 0; i < most + 2; i++)
        {
            await AskAsync(venue);
        }

        Assert.Equal(Start, _arrivals[most - 1]);
        Assert.InRange(_arrivals[most], Start.AddSeconds(seconds), Start.AddSeconds(seconds * 1.01));
    }

    [Theory]
    [InlineData(99, 1)]
    [InlineData(100, 2)]
    [InlineData(499, 2)]
    [InlineData(500, 5)]
    [InlineData(1_000, 5)]
    [InlineData(1_500, 10)]
    public void Klines_of_the_futures_weigh_by_their_limit(int limit, int weight) => Assert.Equal(weight, BinanceFuturesRates.Klines(limit));

    /// <summary>php-binance-api#476, binance_data#4: what the venue says is used counts, whoever used it.</summary>
    [Theory]
    [InlineData("binance-usdm", "X-MBX-USED-WEIGHT-1M=2400", 60)]
    [InlineData("alpaca", "X-RateLimit-Limit=200;X-RateLimit-Remaining=0;X-RateLimit-Reset=1767225690", 90)]
    [InlineData("bybit", "X-Bapi-Limit=3;X-Bapi-Limit-Status=0;X-Bapi-Limit-Reset-Timestamp=1767225601000", 1)]
    public async Task Headers_correct_what_is_counted(string name, string headers, int seconds)
    {
        using var venue = Create(name, request => Scripted(name, request) with { Headers = HeadersOf(headers) });
        await AskAsync(venue);
        await AskAsync(venue);
        Assert.InRange(_arrivals[1] - Start, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds * 1.02));
    }

    [Fact]
    public async Task A_paid_plan_of_Alpaca_is_told_by_its_headers()
    {
        using var venue = Create("alpaca", request => Scripted("alpaca", request) with { Headers = HeadersOf("X-RateLimit-Limit=10000;X-RateLimit-Remaining=9999") });
        for (var i = 0; i < 300; i++)
        {
            await AskAsync(venue);
        }

        Assert.Equal(Start, _arrivals[^1]);
    }

    [Fact]
    public async Task Who_is_turned_away_by_Bybit_stays_away_for_ten_minutes()
    {
        using var venue = Create("bybit", request => _arrivals.Count == 1 ? new(403, "403, access too frequent") { ContentType = "text/plain" } : Scripted("bybit", request));
        await Assert.ThrowsAsync<VenueException>(() => AskAsync(venue));
        var error = await Assert.ThrowsAsync<VenueException>(() => AskAsync(venue));
        Assert.Equal(Start.AddMinutes(10), error.RetryAt);
        _clock.Advance(TimeSpan.FromMinutes(10));
        await AskAsync(venue);
        Assert.Equal(2, _arrivals.Count);
    }

    /// <summary>ccxt#20648, freqtrade#9371, pybit#340: too much, told with status 200 and without a time, waits for a window instead of failing or going on.</summary>
    [Theory]
    [InlineData("kraken", """{"error":["EGeneral:Too many requests"]}""", 1)]
    [InlineData("kraken", """{"error":["EAPI:Rate limit exceeded"]}""", 1)]
    [InlineData("okx", """{"msg":"Too Many Requests","code":"50011"}""", 2)]
    [InlineData("bybit", """{"retCode":10006,"retMsg":"Too many visits!"}""", 1)]
    [InlineData("bitfinex", """{"error":"ERR_RATE_LIMIT"}""", 60)]
    [InlineData("bitfinex", """["error",11010,"ratelimit: error"]""", 60)]
    [InlineData("alpaca", """{"code":42910000,"message":"rate limit exceeded"}""", 60)]
    public async Task Too_much_with_status_200_waits(string name, string body, int seconds)
    {
        using var venue = Create(name, request => _arrivals.Count == 1 ? new(200, body) : Scripted(name, request));
        await AskAsync(venue);
        Assert.Equal(2, _arrivals.Count);
        Assert.True(_arrivals[1] >= Start.AddSeconds(seconds));
    }

    /// <summary>ccxt#14639, XChange#4011: every recorded refusal that names no time waits, and those that are no matter of limits do not come again.</summary>
    [EvidenceFact]
    public async Task Recorded_refusals_without_a_header_wait_or_end()
    {
        foreach (var line in await File.ReadAllLinesAsync(Evidence.File("recordings", "errors", "errors.jsonl")))
        {
            using var document = JsonDocument.Parse(line);
            var recorded = document.RootElement;
            var name = recorded.GetProperty("venue").GetString()!.Replace("-exchange", string.Empty, StringComparison.Ordinal);
            var status = recorded.GetProperty("http_status") is { ValueKind: JsonValueKind.Number } given ? given.GetInt32() : 429;
            var (body, before, start) = (recorded.GetProperty("body").GetString()!, _arrivals.Count, _clock.GetUtcNow());
            using var venue = Create(name, request => _arrivals.Count == before + 1 ? new(status, body) : Scripted(name, request));
            if (body.Contains("oo many", StringComparison.OrdinalIgnoreCase))
            {
                await AskAsync(venue);
                Assert.Equal(before + 2, _arrivals.Count);
                Assert.True(_arrivals[^1] > start);
            }
            else
            {
                var error = await Assert.ThrowsAsync<VenueException>(() => AskAsync(venue));
                Assert.Equal((status, false), (error.HttpStatus, error.IsTransient));
                Assert.Equal(before + 1, _arrivals.Count);
            }

            _clock.Advance(TimeSpan.FromHours(1));
        }
    }

    /// <summary>The end of a backfill is forecast from the limits before anything is known of its pace.</summary>
    [Fact]
    public void The_limits_tell_how_long_many_bars_take()
    {
        using var venue = Create("bitfinex");
        var series = new BarSeriesId(InstrumentId.Parse("bitfinex:BTC-USD"), Timeframe.OneMinute);
        Assert.Equal(TimeSpan.Zero, venue.ForecastBars("tBTCUSD", series, Start.AddDays(-100), Start, 30 * 9_999));
        Assert.InRange(venue.ForecastBars("tBTCUSD", series, Start.AddDays(-100), Start, (30 * 9_999) + 1)!.Value, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(61));
        using var kraken = Create("kraken");
        Assert.Equal(TimeSpan.Zero, kraken.ForecastBars("XBTUSD", series, Start.AddDays(-100), Start, 1_000_000));
    }

    private static Dictionary<string, string> HeadersOf(string text) =>
        text.Split(';').Select(h => h.Split('=')).Append(["Date", Start.ToString("R", CultureInfo.InvariantCulture)]).ToDictionary(h => h[0], h => h[1], StringComparer.Ordinal);

    private static LoopbackReply Scripted(string name, LoopbackRequest request)
    {
        var script = VenueScripts.Of(name);
        var market = ScriptedMarket.Create(script.Symbol, Timeframe.OneMinute, Start.AddMinutes(-12), bars: 12, trades: 12);
        var reply = script.Answer(Uri.UnescapeDataString(request.Path), request.Query, market);
        return new(reply.Status, reply.Body);
    }

    private Task<DateTimeOffset> AskAsync(RestVenue venue) => _clock.RunAsync(() => venue.GetTimeAsync());

    private RestVenue Create(string name, Func<LoopbackRequest, LoopbackReply>? answer = null) => TestVenues.Create(name, _clock, options =>
    {
        options.Http.Deadline = TimeSpan.FromMinutes(5);
        options.Http.JitterSeed = 1;
        options.Http.CreateHandler = () => new AnswerHandler(request =>
        {
            _arrivals.Add(_clock.GetUtcNow());
            return answer?.Invoke(request) ?? Scripted(name, request);
        });
    });
}
