using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AlphaPulse.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Http.Tests;

/// <summary>Whatever a request carries that is secret is in no exception, even where the venue or the network repeats it.</summary>
public class SecretTests
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_~.%&\"\\ <é";

    [Fact]
    public void No_planted_secret_is_in_an_exception() => Prop.ForAll<int>(seed =>
    {
        var random = new DeterministicRandom(seed);
        var (bearer, password, key, signature, inJson, inForm) = (Text(random), Text(random), Text(random), Text(random), Text(random), Text(random));
        string[] secrets = [bearer, password, key, signature, inJson, inForm];
        var isBasic = random.NextInt32(2) == 0;
        var isForm = random.NextInt32(2) == 0;
        var authorization = isBasic
            ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"somebody:{password}")))
            : new AuthenticationHeaderValue("Bearer", bearer);
        var request = new VenueHttpRequest
        {
            Method = HttpMethod.Post,
            Path = "v1/order",
            Query = $"symbol=BTCUSDT&apiKey={Uri.EscapeDataString(key)}&signature={Uri.EscapeDataString(signature)}",
            Content = Encoding.UTF8.GetBytes(isForm
                ? $"side=buy&token={Uri.EscapeDataString(inForm)}"
                : JsonSerializer.Serialize(new Dictionary<string, string> { ["side"] = "buy", ["passphrase"] = inJson })),
        };
        var sent = $"{authorization} {request.Query} {Encoding.UTF8.GetString(request.Content!.Value.Span)} {string.Join(' ', secrets.Where(s => (s != inJson || !isForm) && (s != inForm || isForm) && (s != bearer || !isBasic) && (s != password || isBasic)))}";
        var clock = new ManualClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var handler = new ScriptedHandler(clock, random.NextInt32(4) switch
        {
            0 => ScriptedHandler.Answer(HttpStatusCode.BadRequest, $"!-2014 {sent}"),
            1 => ScriptedHandler.Answer(HttpStatusCode.OK, $"<html>{sent}"),
            2 => ScriptedHandler.Answer(HttpStatusCode.TooManyRequests, $"{new string('x', random.NextInt32(250))}{sent}"),
            _ => ScriptedHandler.Fail(new HttpRequestException($"cannot reach {sent}", new IOException(sent))),
        });
        using var client = new VenueHttpClient("test", new Uri("https://host/base"), new CodeAndText(), clock, new VenueHttpOptions { Retries = 1, Authorization = authorization }, handler);
        var text = Assert.ThrowsAsync<VenueException>(() => clock.RunAsync(() => client.SendJsonAsync(request))).GetAwaiter().GetResult().ToString();
        return handler.Asked.Count > 0 && text.Contains("/base/v1/order", StringComparison.Ordinal)
            && Array.TrueForAll(secrets, s => !Shows(text, s) && !Shows(text, Uri.EscapeDataString(s)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task What_is_no_secret_stays()
    {
        var clock = new ManualClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var handler = new ScriptedHandler(clock, ScriptedHandler.Answer(HttpStatusCode.BadRequest, "!-1121 Invalid symbol BTCUSDT at 1767225600000"));
        using var client = new VenueHttpClient("test", new Uri("https://host"), new CodeAndText(), clock, handler: handler);
        var error = await Assert.ThrowsAsync<VenueException>(() => client.GetJsonAsync("v1/bars", "symbol=BTCUSDT&startTime=1767225600000&signature=abcdef"));
        Assert.Contains("Invalid symbol BTCUSDT at 1767225600000", error.Message, StringComparison.Ordinal);
    }

    private static bool Shows(string text, string secret) => text.Contains(secret, StringComparison.Ordinal);

    // Short ones too: it is their name that gives them away.
    private static string Text(DeterministicRandom random) =>
        "S" + string.Concat(Enumerable.Range(0, 6 + random.NextInt32(60)).Select(_ => Alphabet[random.NextInt32(Alphabet.Length)])) + "s";
}
