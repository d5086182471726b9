using System.Globalization;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests.Collecting;

/// <summary>A venue on the loopback address with minute bars of its own making, some of which it does not have.</summary>
internal static class MinuteVenue
{
    private const long Minute = 60_000;
    private const long First = 1_704_067_200_000;

    public static DateTimeOffset Start { get; } = DateTimeOffset.FromUnixTimeMilliseconds(First);

    public static BarSeriesId Series { get; } = new(InstrumentId.Parse("binance:BTC-USDT"), Timeframe.OneMinute);

    /// <summary>What it answers: so many closed bars in pages of a size.</summary>
    public static BinanceReplay Make(int bars, int pageCap, Predicate<int> isHole) => new(
        BinanceReplay.SymbolOf("BTC", "USDT"), [.. Enumerable.Range(0, bars).Where(i => !isHole(i)).Select(i => Row(i))], Start.AddMinutes(bars))
    { PageCap = pageCap };

    /// <summary>A kline; its close says which one it is, up to 89,000 of them, behind which it would be above the high.</summary>
    public static string Row(int index, decimal? close = null) => string.Create(
        CultureInfo.InvariantCulture,
        $"[{First + (index * Minute)},\"1000.10\",\"90000.00\",\"1.00\",\"{close ?? CloseOf(index)}\",\"5.000\",{First + ((index + 1) * Minute) - 1},\"501.00\",{index % 7},\"2.50\",\"250.50\",\"0\"]");

    /// <summary>The same kline as the stream sends it when it has closed.</summary>
    public static string Kline(int index)
    {
        var start = First + (index * Minute);
        return string.Create(CultureInfo.InvariantCulture, $$"""
            {"stream":"btcusdt@kline_1m","data":{"e":"kline","E":{{start + Minute}},"s":"BTCUSDT","k":{"t":{{start}},"T":{{start + Minute - 1}},"s":"BTCUSDT","i":"1m","f":1,"L":2,"o":"1000.10","c":"{{CloseOf(index)}}","h":"90000.00","l":"1.00","v":"5.000","n":{{index % 7}},"x":true,"q":"501.00","V":"2.50","Q":"250.50","B":"0"} } }
            """);
    }

    public static decimal CloseOf(int index) => 1000.25m + index;

    /// <summary>The arguments that collect it.</summary>
    public static string[] Arguments(LoopbackServer server, string store, params string[] more) =>
    [
        "bars", "collect", "--venue", "binance", "--symbol", "BTCUSDT", "--timeframe", "1m", "--from", "2024-01-01",
        "--store", store, "--base-url", server.Url.ToString(), "--json", .. more,
    ];
}
