using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using AlphaPulse.Http;

namespace AlphaPulse.Collectors;

/// <summary>What Binance's spot market allows, and what requests weigh there.</summary>
internal static class BinanceRates
{
    /// <summary>The weight of a page of klines, of any size.</summary>
    public const int Klines = 2;

    /// <summary>The weight of a page of aggregate trades, of any size.</summary>
    public const int Trades = 2;

    /// <summary>The weight of <c>exchangeInfo</c>.</summary>
    public const int ExchangeInfo = 20;

    /// <summary>The weight of <c>time</c>.</summary>
    public const int Time = 1;

    /// <summary>The most levels of each side that an order book is given with.</summary>
    public const int MostLevels = 5_000;

    /// <summary>The weight of an order book, which grows with its levels.</summary>
    public static int Depth(int levels) => levels switch
    {
        <= 100 => 5,
        <= 500 => 25,
        <= 1_000 => 50,
        _ => 250,
    };

    /// <summary>The documented limits, which hold until <c>exchangeInfo</c> was read. Orders are limited apart from these and not sent.</summary>
    public static RateLimits Documented { get; } = new()
    {
        Windows =
        [
            new RateLimit("weight-1m", 6_000, TimeSpan.FromMinutes(1)),
            new RateLimit("requests-5m", 61_000, TimeSpan.FromMinutes(5)) { Unit = RateUnit.Requests },
        ],
        Reader = new HeaderRateLimitReader(new RateLimitHeaders("weight-1m") { Used = "X-MBX-USED-WEIGHT-1M" }),
    };

    /// <summary>Reads the list <c>rateLimits</c> of <c>exchangeInfo</c>.</summary>
    /// <param name="exchangeInfo">The answer.</param>
    /// <param name="ignore">Told why a limit is left out that is not understood.</param>
    /// <returns>The limits of weight and of requests, of two of one span the lower; empty where there is no such list.</returns>
    public static IReadOnlyList<RateLimit> Read(JsonElement exchangeInfo, Action<string> ignore)
    {
        if (exchangeInfo.ValueKind != JsonValueKind.Object || !exchangeInfo.TryGetProperty("rateLimits", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        return [.. list.EnumerateArray().Select(element => ReadLimit(element, ignore)).OfType<RateLimit>().GroupBy(l => l.Name, StringComparer.Ordinal).Select(g => g.MinBy(l => l.Limit)!)];
    }

    private static RateLimit? ReadLimit(JsonElement element, Action<string> ignore)
    {
        try
        {
            return ReadLimit(element);
        }
        catch (Exception exception) when (VenueInstrumentList.IsOfAnotherForm(exception))
        {
            ignore(exception.Message.TrimEnd('.'));
            return null;
        }
    }

    private static RateLimit? ReadLimit(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object || TextOf(element, "rateLimitType") is not ("REQUEST_WEIGHT" or "RAW_REQUESTS"))
        {
            return null;
        }

        var count = NumberOf(element, "intervalNum");
        var (unit, length) = TextOf(element, "interval") switch
        {
            "SECOND" => ("s", TimeSpan.FromSeconds(1)),
            "MINUTE" => ("m", TimeSpan.FromMinutes(1)),
            "HOUR" => ("h", TimeSpan.FromHours(1)),
            "DAY" => ("d", TimeSpan.FromDays(1)),
            _ => throw new JsonException($"The interval of the rate limit '{RawText.OfField(JsonMarshal.GetRawUtf8Value(element))}' is unknown."),
        };
        var limit = NumberOf(element, "limit");
        if (limit < 1 || count is < 1 or > 604_800 || length * count > TimeSpan.FromDays(7))
        {
            throw new JsonException($"The span '{count.ToString(CultureInfo.InvariantCulture)}{unit}' of a rate limit, or the limit {limit.ToString(CultureInfo.InvariantCulture)}, is out of range.");
        }

        var isWeight = element.GetProperty("rateLimitType").ValueEquals("REQUEST_WEIGHT"u8);
        return new RateLimit(
            string.Create(CultureInfo.InvariantCulture, $"{(isWeight ? "weight" : "requests")}-{count}{unit}"), limit, length * count)
        {
            Unit = isWeight ? RateUnit.Weight : RateUnit.Requests,
        };
    }

    private static string? TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long NumberOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
            ? number
            : throw new JsonException($"A rate limit has no whole number '{name}'.");
}
