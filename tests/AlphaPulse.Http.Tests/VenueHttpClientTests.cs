using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AlphaPulse.TestKit;
using static AlphaPulse.Http.Tests.ScriptedHandler;

namespace AlphaPulse.Http.Tests;

public class VenueHttpClientTests
{
    private const string Good = "[1]";
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Remedies = ["Check", "Ask", "Wait", "try again", "stop asking", "set the base"];
    private readonly ManualClock _clock = new(Start);

    [Fact]
    public async Task A_fault_that_passes_is_tried_again_after_waits_with_decorrelated_jitter()
    {
        var (body, asked) = await AskAsync(
            Answer(HttpStatusCode.ServiceUnavailable, "busy"),
            Fail(new HttpRequestException("refused")),
            Fail(new HttpIOException(HttpRequestError.ResponseEnded, "cut")),
            Answer(HttpStatusCode.OK, Good));
        Assert.Equal(Good, body);
        Assert.Equal(4, asked.Count);
        var before = 0.5;
        for (var i = 1; i < 4; i++)
        {
            var wait = (asked[i] - asked[i - 1]).TotalSeconds;
            Assert.InRange(wait, 0.5, 3 * before);
            before = wait;
        }

        // Three waits of which none had a random part would be multiples of a quarter of a second.
        Assert.Contains(asked, t => t.Ticks % (TimeSpan.TicksPerSecond / 4) != 0);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(418)]
    [InlineData(503)]
    public async Task Retry_after_in_seconds_is_kept(int status)
    {
        var (body, asked) = await AskAsync(
            Answer((HttpStatusCode)status, "!-1003 slow down", r => r.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(30))),
            Answer(HttpStatusCode.OK, Good));
        Assert.Equal(Good, body);
        Assert.InRange(asked[1].TotalSeconds, 30, 30.5);
    }

    [Fact]
    public async Task Retry_after_as_a_date_is_meant_by_the_clock_of_the_venue()
    {
        // The venue's clock is an hour ahead of ours.
        var (_, asked) = await AskAsync(
            Answer(HttpStatusCode.TooManyRequests, string.Empty, r =>
            {
                r.Headers.Date = Start.AddHours(1);
                r.Headers.RetryAfter = new RetryConditionHeaderValue(Start.AddHours(1).AddSeconds(40));
            }),
            Answer(HttpStatusCode.OK, Good));
        Assert.InRange(asked[1].TotalSeconds, 40, 40.5);
    }

    [Fact]
    public async Task A_wait_that_ends_after_the_deadline_is_reported_at_once_and_kept_by_later_requests()
    {
        var handler = new ScriptedHandler(
            _clock,
            Answer(HttpStatusCode.TooManyRequests, "!-1003 slow down", r => r.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromMinutes(5))),
            Answer(HttpStatusCode.OK, Good));
        using var client = Client(handler);
        var first = await FailAsync(client);
        Assert.Equal((429, "-1003", Start.AddMinutes(5), true), (first.HttpStatus, first.VenueCode, first.RetryAt, first.IsTransient));
        Assert.Equal(Start, _clock.GetUtcNow());
        Assert.Contains("2026-01-01T00:05:00Z", first.Message, StringComparison.Ordinal);

        var second = await FailAsync(client);
        Assert.Equal(Start.AddMinutes(5), second.RetryAt);
        Assert.Contains("was not sent", second.Message, StringComparison.Ordinal);
        Assert.Single(handler.AskedAt);
    }

    [Fact]
    public async Task A_ban_without_an_end_is_not_tried_against()
    {
        var handler = new ScriptedHandler(_clock, Answer((HttpStatusCode)418, "!-1003 banned"));
        using var client = Client(handler);
        var error = await FailAsync(client);
        Assert.Equal((418, false, Start.AddMinutes(2)), (error.HttpStatus, error.IsTransient, error.RetryAt));
        Assert.Single(handler.AskedAt);
    }

    [Theory]
    [InlineData(400, "!-1121 Invalid symbol.", "-1121", 1, false)]
    [InlineData(403, "<html>Forbidden</html>", null, 1, false)]
    [InlineData(302, "", null, 1, false)]
    [InlineData(200, "!-1121 Invalid symbol.", "-1121", 1, false)]
    [InlineData(400, "!busy later", "busy", 4, true)]
    [InlineData(200, "!busy later", "busy", 4, true)]
    [InlineData(200, "<html>Maintenance</html>", null, 4, true)]
    [InlineData(200, "[[1,2],[3", null, 4, true)]
    [InlineData(200, "", null, 4, true)]
    [InlineData(500, "[1]", null, 4, true)]
    public async Task What_is_no_answer_is_a_typed_error(int status, string body, string? code, int tries, bool transient)
    {
        var handler = new ScriptedHandler(_clock, Answer((HttpStatusCode)status, body));
        using var client = Client(handler);
        var error = await FailAsync(client);
        Assert.Equal(("test", status, code, transient), (error.Venue, error.HttpStatus, error.VenueCode, error.IsTransient));
        Assert.Null(error.RetryAt);
        Assert.Equal(tries, handler.AskedAt.Count);
        Assert.Contains("/base/v1/bars", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        Assert.Contains(Remedies, r => error.Message.Contains(r, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_try_that_takes_too_long_is_given_up_and_tried_again()
    {
        var (body, asked) = await AskAsync(Hang, Answer(HttpStatusCode.OK, Good));
        Assert.Equal(Good, body);
        Assert.InRange(asked[1].TotalSeconds, 10.5, 11.5);
    }

    [Fact]
    public async Task A_slow_body_is_under_the_same_limit()
    {
        var (body, asked) = await AskAsync(
            _ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new StalledStream()) }),
            Answer(HttpStatusCode.OK, Good));
        Assert.Equal(Good, body);
        Assert.InRange(asked[1].TotalSeconds, 10.5, 11.5);
    }

    [Fact]
    public async Task The_deadline_ends_everything_and_names_what_happened_before()
    {
        var handler = new ScriptedHandler(_clock, Answer(HttpStatusCode.BadGateway, "down"), Hang);
        using var client = Client(handler, o => o.Deadline = TimeSpan.FromSeconds(8));
        var error = await FailAsync(client);
        Assert.Equal(TimeSpan.FromSeconds(8), _clock.GetUtcNow() - Start);
        Assert.Contains("within 8 s", error.Message, StringComparison.Ordinal);
        Assert.Contains("502", error.Message, StringComparison.Ordinal);
        Assert.Equal((502, true), (error.HttpStatus, error.IsTransient));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_is_not_read(bool isAnnounced)
    {
        var handler = new ScriptedHandler(_clock, Answer(HttpStatusCode.OK, $"[{new string('1', 99)}]", r =>
        {
            if (!isAnnounced)
            {
                r.Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes($"[{new string('1', 99)}]")));
                r.Content.Headers.ContentLength = null;
            }
        }));
        using var exact = Client(handler, o => o.MaximumResponseBytes = 101);
        Assert.Equal(101, (await _clock.RunAsync(() => exact.GetJsonAsync("v1/bars"))).Length);
        using var small = Client(handler, o => o.MaximumResponseBytes = 100);
        var error = await FailAsync(small);
        Assert.Contains("more than 100 bytes", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_corrupt_compressed_body_is_tried_again(string encoding)
    {
        var asked = 0;
        await using var server = new LoopbackServer(_ => ++asked < 3
            ? new(200, "this is no compressed body and never was one") { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Content-Encoding"] = encoding } }
            : new(200, "[1]"));
        using var client = new VenueHttpClient(
            "test", server.Url, new CodeAndText(), TimeProvider.System, new VenueHttpOptions { BaseDelay = TimeSpan.FromMilliseconds(1), Retries = 1 });
        var error = await Assert.ThrowsAsync<VenueException>(() => client.GetJsonAsync("v1/bars"));
        Assert.True(error.IsTransient);
        Assert.Contains("corrupt", error.Message, StringComparison.Ordinal);
        Assert.Equal("[1]", Encoding.UTF8.GetString((await client.GetJsonAsync("v1/bars")).Span));
    }

    /// <summary>Every request during a ban makes it longer: what the status says holds whatever became of the body.</summary>
    [Theory]
    [InlineData(429, "cut")]
    [InlineData(418, "cut")]
    [InlineData(429, "stalled")]
    [InlineData(418, "stalled")]
    [InlineData(429, "large")]
    [InlineData(418, "large")]
    public async Task A_ban_holds_although_its_body_cannot_be_read(int status, string body)
    {
        var handler = new ScriptedHandler(
            _clock,
            Answer((HttpStatusCode)status, string.Empty, r =>
            {
                r.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromMinutes(1));
                r.Content = body == "large" ? new StringContent(new string('1', 101)) : new StreamContent(body == "cut" ? new CutStream() : new StalledStream());
            }),
            Answer(HttpStatusCode.OK, Good));
        using var client = Client(handler, o => o.MaximumResponseBytes = 100);
        await _clock.RunAsync(() => client.GetJsonAsync("v1/bars"));
        Assert.Equal(2, handler.AskedAt.Count);
        Assert.InRange(handler.AskedAt[1].TotalSeconds, 60, 62);
    }

    [Fact]
    public async Task A_ban_without_an_end_whose_body_is_cut_is_one()
    {
        var handler = new ScriptedHandler(_clock, Answer((HttpStatusCode)418, string.Empty, r => r.Content = new StreamContent(new CutStream())));
        using var client = Client(handler);
        var error = await FailAsync(client);
        Assert.Equal((418, false, Start.AddMinutes(2)), (error.HttpStatus, error.IsTransient, error.RetryAt));
        Assert.Single(handler.AskedAt);
        Assert.Equal(Start.AddMinutes(2), client.Budget.BannedUntil);
    }

    /// <summary>Without a limit and without an end nothing but a pause keeps a client from asking into a ban.</summary>
    [Fact]
    public async Task Too_many_requests_of_a_venue_without_limits_pauses_for_longer_each_time()
    {
        var handler = new ScriptedHandler(_clock, Answer(HttpStatusCode.TooManyRequests, string.Empty));
        using var client = Client(handler, o => o.Retries = 0);
        for (var i = 0; i < 4; i++)
        {
            var until = _clock.GetUtcNow().AddSeconds(10 << i);
            var error = await FailAsync(client);
            Assert.Equal((429, true, until), (error.HttpStatus, error.IsTransient, error.RetryAt));
            Assert.Contains($"nothing is sent before {UtcText.Format(until)}", error.Message, StringComparison.Ordinal);
            Assert.Equal(until, client.Budget.BannedUntil);
            _clock.Advance(until - _clock.GetUtcNow());
        }

        Assert.Equal(4, handler.AskedAt.Count);
    }

    [Fact]
    public async Task A_ban_without_an_end_behind_pauses_lasts_as_long_as_a_first_one()
    {
        var pause = Answer(HttpStatusCode.TooManyRequests, string.Empty);
        using var client = Client(new ScriptedHandler(_clock, pause, pause, pause, Answer((HttpStatusCode)418, string.Empty)), o => o.Retries = 0);
        for (var i = 0; i < 3; i++)
        {
            await FailAsync(client);
            _clock.Advance(client.Budget.BannedUntil!.Value - _clock.GetUtcNow());
        }

        Assert.Equal((418, _clock.GetUtcNow().AddMinutes(2)), ((await FailAsync(client)).HttpStatus, client.Budget.BannedUntil!.Value));
    }

    [Fact]
    public async Task An_answer_ends_the_pause_and_the_next_is_the_first_again()
    {
        var (body, asked) = await AskAsync(Answer(HttpStatusCode.TooManyRequests, string.Empty), Answer(HttpStatusCode.TooManyRequests, string.Empty), Answer(HttpStatusCode.OK, Good));
        Assert.Equal(Good, body);
        Assert.InRange(asked[1].TotalSeconds, 10, 10.5);
        Assert.InRange((asked[2] - asked[1]).TotalSeconds, 20, 20.5);
    }

    [Fact]
    public async Task Of_requests_underway_together_one_begins_the_pause()
    {
        var both = new TaskCompletionSource();
        var underway = 0;
        var handler = new ScriptedHandler(_clock, async request =>
        {
            if (Interlocked.Increment(ref underway) == 2)
            {
                both.SetResult();
            }

            await both.Task;
            return await Answer(HttpStatusCode.TooManyRequests, string.Empty)(request);
        });
        using var client = Client(handler, o => o.Retries = 0);
        await _clock.RunAsync(() => Task.WhenAll(Assert.ThrowsAsync<VenueException>(() => client.GetJsonAsync("v1/bars")), Assert.ThrowsAsync<VenueException>(() => client.GetJsonAsync("v1/bars"))));
        Assert.Equal(Start.AddSeconds(10), client.Budget.BannedUntil);
    }

    [Fact]
    public async Task A_cancellation_is_no_error_of_the_venue()
    {
        using var source = new CancellationTokenSource();
        using var client = Client(new ScriptedHandler(_clock, _ =>
        {
            source.Cancel();
            throw new HttpRequestException("closed");
        }));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetJsonAsync("v1/bars", cancellationToken: source.Token));
    }

    [Theory]
    [InlineData("ftp://host")]
    [InlineData("https://user:password@host")]
    [InlineData("https://host/?key=1")]
    [InlineData("/relative")]
    public void A_base_address_with_anything_else_is_refused_without_being_repeated(string url)
    {
        var error = Assert.Throws<ArgumentException>(() => new VenueHttpClient("test", new Uri(url, UriKind.RelativeOrAbsolute), new CodeAndText(), _clock));
        Assert.DoesNotContain("password", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_real_connection_that_is_cut_is_tried_again()
    {
        var asked = 0;
        await using var server = new LoopbackServer(request => ++asked < 3 ? new(200, "[1,2,3]") { CutAfter = asked } : new(200, "[1,2,3]"));
        using var client = new VenueHttpClient(
            "test", server.Url, new CodeAndText(), TimeProvider.System, new VenueHttpOptions { BaseDelay = TimeSpan.FromMilliseconds(1) });
        var body = await client.GetJsonAsync("v1/bars", "a=b%20c");
        Assert.Equal("[1,2,3]", Encoding.UTF8.GetString(body.Span));
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(("/v1/bars", "b c"), (server.Requests[0].Path, server.Requests[0].Query["a"]));
    }

    private async Task<(string Body, List<TimeSpan> AskedAt)> AskAsync(params Func<CancellationToken, Task<HttpResponseMessage>>[] script)
    {
        var handler = new ScriptedHandler(_clock, script);
        using var client = Client(handler);
        var body = await _clock.RunAsync(() => client.GetJsonAsync("v1/bars", "key=secret"));
        return (Encoding.UTF8.GetString(body.Span), handler.AskedAt);
    }

    private async Task<VenueException> FailAsync(VenueHttpClient client) =>
        await Assert.ThrowsAsync<VenueException>(() => _clock.RunAsync(() => client.GetJsonAsync("v1/bars", "key=secret")));

    private VenueHttpClient Client(ScriptedHandler handler, Action<VenueHttpOptions>? change = null)
    {
        var options = new VenueHttpOptions { JitterSeed = 7, Retries = 3, TryTimeout = TimeSpan.FromSeconds(10) };
        change?.Invoke(options);
        return new VenueHttpClient("test", new Uri("https://host/base"), new CodeAndText(), _clock, options, handler);
    }

    private sealed class CutStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ValueTask.FromException<int>(new HttpIOException(HttpRequestError.ResponseEnded, "cut"));
    }

    private sealed class StalledStream : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Hang(cancellationToken).ConfigureAwait(false);
            return 0;
        }
    }
}
