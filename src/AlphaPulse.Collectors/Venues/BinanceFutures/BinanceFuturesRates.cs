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
