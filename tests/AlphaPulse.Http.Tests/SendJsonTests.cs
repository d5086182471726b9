using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AlphaPulse.TestKit;
using static AlphaPulse.Http.Tests.ScriptedHandler;

namespace AlphaPulse.Http.Tests;

/// <summary>Requests with a method and a body of their own, which may not all arrive twice.</summary>
public class SendJsonTests
{
    private const string Good = "{}";
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Method_body_and_authorization_are_sent_on_every_try()
    {
        var handler = new ScriptedHandler(_clock, Answer(HttpStatusCode.ServiceUnavailable, "busy"), Answer(HttpStatusCode.OK, Good));
        using var client = Client(handler);
        var body = await _clock.RunAsync(() => client.SendJsonAsync(Request(HttpMethod.Put, isRepeatable: true)));
        Assert.Equal(Good, Encoding.UTF8.GetString(body.Span));
        Assert.Equal(Enumerable.Repeat("PUT /base/v1/order?side=buy Bearer secret text/plain one order", 2), handler.Asked);
    }

    [Fact]
    public async Task What_the_venue_cannot_have_acted_on_is_tried_again()
    {
        var handler = new ScriptedHandler(
            _clock,
            Fail(new HttpRequestException(HttpRequestError.ConnectionError, "refused")),
            Fail(new HttpRequestException(HttpRequestError.NameResolutionError, "unknown")),
            Answer(HttpStatusCode.TooManyRequests, string.Empty),
            Answer(HttpStatusCode.OK, Good));
        using var client = Client(handler);
        await _clock.RunAsync(() => client.SendJsonAsync(Request(HttpMethod.Post, isRepeatable: false)));
        Assert.Equal(4, handler.Asked.Count);
    }

    public static TheoryData<int> Ambiguous => [0, 1, 2, 3, 4];

    [Theory]
    [MemberData(nameof(Ambiguous))]
    public async Task What_the_venue_may_have_acted_on_is_not_sent_twice(int kind)
    {
        var first = kind switch
        {
            0 => Answer(HttpStatusCode.InternalServerError, "oops"),
            1 => Answer(HttpStatusCode.OK, "<html>"),
            2 => Fail(new HttpIOException(HttpRequestError.ResponseEnded, "cut")),
            3 => Hang,
            _ => Answer(HttpStatusCode.BadRequest, "!busy wait"),
        };
        var handler = new ScriptedHandler(_clock, first, Answer(HttpStatusCode.OK, Good));
        using var client = Client(handler);
        var failure = await Assert.ThrowsAsync<VenueException>(() => _clock.RunAsync(() => client.SendJsonAsync(Request(HttpMethod.Post, isRepeatable: false))));
        Assert.Single(handler.Asked);
        Assert.True(failure.IsTransient);
        Assert.Contains("POST /base/v1/order", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("buy", failure.Message, StringComparison.Ordinal);

        handler = new ScriptedHandler(_clock, first, Answer(HttpStatusCode.OK, Good));
        using var again = Client(handler);
        await _clock.RunAsync(() => again.SendJsonAsync(Request(HttpMethod.Post, isRepeatable: true)));
        Assert.Equal(2, handler.Asked.Count);
    }

    private static VenueHttpRequest Request(HttpMethod method, bool isRepeatable) => new()
    {
        Method = method,
        Path = "v1/order",
        Query = "side=buy",
        Content = "one order"u8.ToArray(),
        ContentType = "text/plain",
        IsRepeatable = isRepeatable,
    };

    private VenueHttpClient Client(ScriptedHandler handler) => new(
        "test",
        new Uri("https://host/base"),
        new CodeAndText(),
        _clock,
        new VenueHttpOptions { JitterSeed = 7, Retries = 3, TryTimeout = TimeSpan.FromSeconds(10), Authorization = new AuthenticationHeaderValue("Bearer", "secret") },
        handler);
}
