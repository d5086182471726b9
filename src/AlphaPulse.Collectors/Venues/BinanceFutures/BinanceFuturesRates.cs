using AlphaPulse.Http;

namespace AlphaPulse.Collectors;

/// <summary>What Binance's USD-M futures allow, and what requests weigh there.</summary>
/// <remarks>
/// From <c>https://developers.binance.com/docs/derivatives/usds-margined-futures/general-info</c> (2,400 a minute by address, told in
/// <c>X-MBX-USED-WEIGHT-1M</c>; 429, then 418 for those who go on) and its page of market data for the weights.
/// </remarks>
internal static class BinanceFuturesRates
{
    /// <summary>The weight of a page of aggregate trades, of any size.</summary>
    public const int Trades = 20;

    /// <summary>The weight of <c>exchangeInfo</c>.</summary>
    public const int ExchangeInfo = 1;

    /// <summary>The weight of <c>time</c>.</summary>
    public const int Time = 1;

    /// <summary>The number of levels of each side to ask for: there are no others than these.</summary>
    public static int LimitOf(int levels) => levels switch
    {
        <= 5 => 5,
        <= 10 => 10,
        <= 20 => 20,
        <= 50 => 50,
        <= 100 => 100,
        <= 500 => 500,
        _ => 1_000,
    };

    /// <summary>The weight of an order book, which grows with its levels.</summary>
    public static int Depth(int levels) => levels switch
    {
        <= 50 => 2,
        <= 100 => 5,
        <= 500 => 10,
        _ => 20,
    };

    /// <summary>The documented limits, which hold until <c>exchangeInfo</c> was read.</summary>
    public static RateLimits Documented { get; } = new()
    {
        Windows = [new RateLimit("weight-1m", 2_400, TimeSpan.FromMinutes(1))],
        Reader = new HeaderRateLimitReader(new RateLimitHeaders("weight-1m") { Used = "X-MBX-USED-WEIGHT-1M" }),
    };

    /// <summary>The weight of a page of klines, which grows with its limit.</summary>
    public static int Klines(int limit) => limit switch
    {
        < 100 => 1,
        < 500 => 2,
        <= 1_000 => 5,
        _ => 10,
    };
}
