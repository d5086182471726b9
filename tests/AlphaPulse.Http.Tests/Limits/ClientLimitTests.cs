using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using AlphaPulse.TestKit;
using static AlphaPulse.Http.Tests.ScriptedHandler;

namespace AlphaPulse.Http.Tests.Limits;

/// <summary>What clients do about limits, bans and hosts that fail.</summary>
public class ClientLimitTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly RateLimits Hundred = new()
    {
        Windows = [new RateLimit("weight", 100, TimeSpan.FromMinutes(1))],
        Reader = new HeaderRateLimitReader(
            new RateLimitHeaders("weight") { Used = "X-Used", Remaining = "X-Left", Limit = "X-Limit", ResetAtMilliseconds = "X-Reset" }),
    };

    private readonly ManualClock _clock = new(Start);

    [Fact]
    public async Task Requests_wait_for_room_and_the_headers_of_answers_correct_it()
    {
        var handler = new ScriptedHandler(_clock, Answer(HttpStatusCode.OK, "[]", r => r.Headers.Add("X-Used", "90")), Answer(HttpStatusCode.OK, "[]"));
        using var client = Client(handler);
        await _clock.RunAsync(() => client.SendJsonAsync(Request(5)));
        Assert.Equal(90, client.Budget.Used("weight"));
        await _clock.RunAsync(() => client.SendJsonAsync(Request(10)));
        await _clock.RunAsync(() => client.SendJsonAsync(Request(10)));
        Assert.Equal(0, handler.AskedAt[1].TotalSeconds);
        Assert.InRange(handler.AskedAt[2].TotalSeconds, 60, 61);
    }

    // pybit#340 lacks the reset, and headers may be anything.
    [Theory]
    [InlineData("X-Left", "0")]
    [InlineData("X-Used", "100")]
    [InlineData("X-Used", "many")]
    [InlineData("X-Limit", "")]
    [InlineData("X-Reset", "99999999999999999999")]
    public async Task Headers_that_are_missing_or_unreadable_break_nothing(string name, string value)
    {
        var handler = new ScriptedHandler(_clock, Answer(HttpStatusCode.OK, "[]", r => r.Headers.TryAddWithoutValidation(name, value)));
        using var client = Client(handler);
        await _clock.RunAsync(() => client.SendJsonAsync(Request(1)));
        await _clock.RunAsync(() => client.SendJsonAsync(Request(1)));
        Assert.Equal(2, handler.AskedAt.Count);
    }

    // Kraken, Bybit and OKX say so with status 200 (ccxt#20648, freqtrade#9371).
    [Theory]
    [InlineData(200, "!limited slow down")]
    [InlineData(429, "")]
    public async Task Too_much_without_a_time_waits_for_the_shortest_window(int status, string body)
    {
        var handler = new ScriptedHandler(_clock, Answer((HttpStatusCode)status, body), Answer(HttpStatusCode.OK, "[]"));
        using var client = Client(handler);
        await _clock.RunAsync(() => client.SendJsonAsync(Request(1) with { IsRepeatable = false }));
        Assert.InRange(handler.AskedAt[1].TotalSeconds, 60, 62);
    }

    /// <summary>The error says so and until when, whatever the status, and each refusal in a row doubles the pause.</summary>
    [Theory]
    [InlineData(200, "!limited slow down")]
    [InlineData(429, "")]
    public async Task Too_much_without_a_time_is_a_refusal_with_a_time_that_doubles(int status, string body)
    {
        var handler = new ScriptedHandler(_clock, Answer((HttpStatusCode)status, body));
        using var client = Client(handler, o => (o.Retries, o.Deadline) = (0, TimeSpan.FromSeconds(30)));
        for (var i = 0; i < 3; i++)
        {
            var until = _clock.GetUtcNow().AddMinutes(1 << i);
            var error = await Assert.ThrowsAsync<VenueException>(() => _clock.RunAsync(() => client.SendJsonAsync(Request(1))));
            Assert.Equal((until, true, true), (error.RetryAt, error.IsTransient, error.IsRateRefusal));
            var unsent = await Assert.ThrowsAsync<VenueException>(() => _clock.RunAsync(() => client.SendJsonAsync(Request(1) with { Priority = RequestPriority.Backfill })));
            Assert.True(unsent.IsRateRefusal);
            _clock.Advance(until.AddSeconds(1) - _clock.GetUtcNow());
        }

        Assert.Equal(3, handler.AskedAt.Count);
    }

    /// <summary>A lockout of a documented length is kept to its end, also where a shorter pause holds already.</summary>
    [Fact]
    public async Task A_minimum_pause_of_the_error_is_kept()
    {
        var both = new TaskCompletionSource();
        var underway = 0;
        var handler = new ScriptedHandler(_clock, async token =>
        {
            var number = Interlocked.Increment(ref underway);
            if (number == 2)
            {
                both.SetResult();
            }

            await both.Task;
            return await Answer(HttpStatusCode.OK, number == 1 ? "!limited slow down" : "!lockout 900")(token);
        });
        using var client = Client(handler, o => o.Retries = 0);
        await _clock.RunAsync(() => Task.WhenAll(
            Assert.ThrowsAsync<VenueException>(() => client.SendJsonAsync(Request(1))), Assert.ThrowsAsync<VenueException>(() => client.SendJsonAsync(Request(1)))));
        Assert.Equal(Start.AddSeconds(900), client.Budget.BannedUntil);
    }

    // ccxt#14639, XChange#4011: the end is only in the words. Binance.Net#115, #918: a page where JSON is due.
    [Theory]
    [InlineData(418, "!banned 1767225900000", 300)]
    [InlineData(429, "!banned 1767225900000", 300)]
    [InlineData(418, "<html>", 120)]
    [InlineData(403, "<html>blocked</html>", 120)]
    public async Task A_ban_is_kept_by_all_clients_of_the_host(int status, string body, int seconds)
    {
        var handler = new ScriptedHandler(_clock, Answer((HttpStatusCode)status, body), Answer(HttpStatusCode.OK, "[]"));
        using var first = Client(handler);
        using var second = Client(handler);
        var refused = await Assert.ThrowsAsync<VenueException>(() => _clock.RunAsync(() => first.SendJsonAsync(Request(1))));
        Assert.Equal(Start.AddSeconds(seconds), second.Budget.BannedUntil);
        Assert.Equal(body.StartsWith('<'), refused.IsRetryAtAssumed);

        // As long as the deadline is before the end there is no wait for it.
        var error = await Assert.ThrowsAsync<VenueException>(() => _clock.RunAsync(() => second.SendJsonAsync(Request(1))));
        Assert.Equal((Start.AddSeconds(seconds), true), (error.RetryAt, error.IsTransient));
        _clock.Advance(TimeSpan.FromSeconds(seconds - 60));
        Assert.Single(handler.AskedAt);
        await _clock.RunAsync(() => second.SendJsonAsync(Request(1)));
        Assert.InRange(handler.AskedAt[1].TotalSeconds, seconds, seconds + 1);
    }

    /// <summary>python-binance#1413, hummingbot/deploy#28 (the page of CloudFront), ccxt#19167 (the words of Binance): waiting does not help.</summary>
    [Theory]
    [InlineData(403, "<HTML><H1>403 ERROR</H1>The Amazon CloudFront distribution is configured to block access from your country.</HTML>")]
    [InlineData(451, "!0 Service unavailable from a restricted location according to 'b. Eligibility'")]
    public async Task A_region_that_is_not_served_is_no_ban(int status, string body)
    {
        var handler = new ScriptedHandler(_clock, Answer((HttpStatusCode)status, body));
        using var client = Client(handler);
        var error = await Assert.ThrowsAsync<VenueException>(() => _clock.RunAsync(() => client.SendJsonAsync(Request(1))));
        Assert.Equal((status, false, false, null), (error.HttpStatus, error.IsTransient, error.IsRateRefusal, error.RetryAt));
        Assert.Contains("does not serve the region of this address", error.Message, StringComparison.Ordinal);
        Assert.Null(client.Budget.BannedUntil);
        Assert.Single(handler.AskedAt);
    }

    [Fact]
    public async Task A_refusal_with_a_code_is_no_ban()
    {
        var handler = new ScriptedHandler(_clock, Answer(HttpStatusCode.Forbidden, "!-2015 no permission"));
        using var client = Client(handler);
        await Assert.ThrowsAsync<VenueException>(() => _clock.RunAsync(() => client.SendJsonAsync(Request(1))));
        Assert.Null(client.Budget.BannedUntil);
    }

    [Fact]
    public async Task Nothing_is_asked_of_a_venue_during_its_bans()
    {
        var random = new DeterministicRandom(11);
        var bannedUntil = Start;
        var (asked, during) = (0, 0);
        Task<HttpResponseMessage> Serve(CancellationToken cancellationToken)
        {
            var now = _clock.GetUtcNow();
            during += now < bannedUntil ? 1 : 0;
            asked++;
            if (random.NextInt32(4) > 0)
            {
                return Answer(HttpStatusCode.OK, "[]")(cancellationToken);
            }

            var isNamed = random.NextInt32(3) > 0;
            bannedUntil = now.AddSeconds(1 + random.NextInt32(!isNamed ? 60 : random.NextInt32(2) == 0 ? 400 : 40_000));
            return Answer(
                (HttpStatusCode)(random.NextInt32(2) == 0 ? 418 : 429),
                isNamed ? string.Create(CultureInfo.InvariantCulture, $"!banned {bannedUntil.ToUnixTimeMilliseconds()}") : "<html>",
                r => r.Headers.RetryAfter = isNamed ? null : new RetryConditionHeaderValue(bannedUntil - now))(cancellationToken);
        }

        var handler = new ScriptedHandler(_clock, Serve);
        using var first = Client(handler, o => o.Deadline = TimeSpan.FromHours(1));
        using var second = Client(handler, o => o.Deadline = TimeSpan.FromHours(1));
        for (var i = 0; i < 300; i++)
        {
            try
            {
                await _clock.RunAsync(() => (i % 2 == 0 ? first : second).SendJsonAsync(Request(1)));
            }
            catch (VenueException)
            {
                _clock.Advance(TimeSpan.FromSeconds(random.NextInt32(6_000)));
            }
        }

        Assert.InRange(asked, 100, 10_000);
        Assert.Equal(0, during);
    }

    [Fact]
    public async Task A_host_that_fails_is_left_alone_and_then_tried_once()
    {
        var isUp = false;
        var handler = new ScriptedHandler(_clock, token => Answer(isUp ? HttpStatusCode.OK : HttpStatusCode.BadGateway, "[]")(token));
        using var client = Client(handler, o => (o.Retries, o.BreakerMinimumRequests, o.BreakerPause) = (0, 4, TimeSpan.FromSeconds(20)));
        for (var i = 0; i < 6; i++)
        {
            var error = await Assert.ThrowsAsync<VenueException>(() => client.SendJsonAsync(Request(1)));
            Assert.True(error.IsTransient);
            Assert.Equal(i < 4 ? null : Start.AddSeconds(20), error.RetryAt);
        }

        Assert.Equal(4, handler.AskedAt.Count);
        isUp = true;
        _clock.Advance(TimeSpan.FromSeconds(20));
        await client.SendJsonAsync(Request(1));
        Assert.Equal(5, handler.AskedAt.Count);
    }

    [Fact]
    public async Task A_host_is_not_trusted_again_for_a_request_that_was_never_sent()
    {
        var handler = new ScriptedHandler(_clock, Answer(HttpStatusCode.BadGateway, "[]"));
        using var client = Client(handler, o => (o.Retries, o.BreakerMinimumRequests, o.BreakerPause) = (0, 4, TimeSpan.FromMinutes(10)));
        for (var i = 0; i < 4; i++)
        {
            await Assert.ThrowsAsync<VenueException>(() => client.SendJsonAsync(Request(1)));
        }

        _clock.Advance(TimeSpan.FromMinutes(10));
        client.Budget.Ban(_clock.GetUtcNow().AddMinutes(3));
        var unsent = await Assert.ThrowsAsync<VenueException>(() => client.SendJsonAsync(Request(1)));
        Assert.Contains("was not sent", unsent.Message, StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromMinutes(4));
        var error = await Assert.ThrowsAsync<VenueException>(() => client.SendJsonAsync(Request(1)));
        Assert.Contains("left alone", error.Message, StringComparison.Ordinal);
        Assert.Equal(4, handler.AskedAt.Count);
    }

    [Fact]
    public async Task What_one_client_found_out_about_a_host_spares_the_others()
    {
        var failing = new ScriptedHandler(_clock, Answer(HttpStatusCode.BadGateway, "[]"));
        var idle = new ScriptedHandler(_clock, Answer(HttpStatusCode.OK, "[]"));
        using var first = Client(failing, o => (o.Retries, o.BreakerMinimumRequests) = (0, 3));
        using var second = Client(idle, o => (o.Retries, o.BreakerMinimumRequests) = (0, 3));
        for (var i = 0; i < 3; i++)
        {
            await Assert.ThrowsAsync<VenueException>(() => first.SendJsonAsync(Request(1)));
        }

        var error = await Assert.ThrowsAsync<VenueException>(() => second.SendJsonAsync(Request(1)));
        Assert.Contains("left alone", error.Message, StringComparison.Ordinal);
        Assert.Empty(idle.AskedAt);
    }

    [Fact]
    public async Task Refusals_do_not_break_the_circuit()
    {
        var handler = new ScriptedHandler(_clock, Answer(HttpStatusCode.BadRequest, "!-1121 no such symbol"));
        using var client = Client(handler, o => o.BreakerMinimumRequests = 2);
        for (var i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<VenueException>(() => _clock.RunAsync(() => client.SendJsonAsync(Request(1))));
        }

        Assert.Equal(20, handler.AskedAt.Count);
    }

    [Fact]
    public async Task Real_connections_stay_within_the_concurrency_and_the_limit()
    {
        await using var server = new LoopbackServer(_ => new(200, "[]"));
        var limits = new RateLimits { Windows = [new RateLimit("requests", 10, TimeSpan.FromMilliseconds(500)) { Unit = RateUnit.Requests }] };
        using var client = new VenueHttpClient("test", server.Url, new CodeAndText(), TimeProvider.System, new VenueHttpOptions { MaximumConcurrency = 2 }, limits: limits);
        var began = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => client.GetJsonAsync("v1/bars")));
        Assert.Equal(25, server.Requests.Count);
        Assert.InRange(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 1, 20);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Client(new ScriptedHandler(_clock), o => o.MaximumConcurrency = 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Client(new ScriptedHandler(_clock), o => o.BreakerMinimumRequests = 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Client(new ScriptedHandler(_clock), o => o.BreakerFailureRatio = double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Client(new ScriptedHandler(_clock), o => o.BreakerPause = TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => Client(new ScriptedHandler(_clock), o => o.BreakerSampling = TimeSpan.FromDays(2)));
    }

    private static VenueHttpRequest Request(int weight) => new() { Method = HttpMethod.Get, Path = "v1/bars", IsRepeatable = true, Weight = weight };

    private VenueHttpClient Client(ScriptedHandler handler, Action<VenueHttpOptions>? change = null)
    {
        var options = new VenueHttpOptions { JitterSeed = 7, Retries = 3 };
        change?.Invoke(options);
        return new VenueHttpClient("test", new Uri("https://host/base"), new CodeAndText(), _clock, options, handler, Hundred);
    }
}
