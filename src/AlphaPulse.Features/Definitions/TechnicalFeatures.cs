namespace AlphaPulse.Features;

/// <summary>The texts of <see cref="FeatureSets.Technical150"/>: written so that as many as can share a computation.</summary>
internal static class TechnicalFeatures
{
    private const string Return = "diff(1,log(close))";

    // 41: where the close is to its averages, where these are to each other, and how they rise.
    private static readonly string[] Averages =
    [
        .. Each("close / sma({0}) - 1", 5, 10, 20, 50, 100, 200),
        .. Each("close / ema({0}) - 1", 5, 10, 20, 50, 100, 200),
        "close / wma(20) - 1", "close / wma(50) - 1", "wma(20) / wma(50) - 1",
        "close / dema(20) - 1", "close / tema(20) - 1", "close / kama(10) - 1", "close / zlema(20) - 1",
        "close / vwma(20) - 1", "close / smma(20) - 1", "close / lsma(20) - 1", "close / donchian(20).middle - 1",
        "sma(5) / sma(20) - 1", "sma(10) / sma(50) - 1", "sma(20) / sma(50) - 1", "sma(20) / sma(100) - 1", "sma(50) / sma(200) - 1", "sma(100) / sma(200) - 1",
        "ema(5) / ema(20) - 1", "ema(10) / ema(50) - 1", "ema(20) / ema(50) - 1", "ema(20) / ema(100) - 1", "ema(50) / ema(200) - 1", "ema(100) / ema(200) - 1",
        "sma(20) / lag(5,sma(20)) - 1", "sma(50) / lag(5,sma(50)) - 1", "ema(10) / lag(5,ema(10)) - 1",
        "ema(20) / lag(5,ema(20)) - 1", "ema(50) / lag(5,ema(50)) - 1", "ema(100) / lag(5,ema(100)) - 1",
    ];

    // 31: returns, volatility, bands and channels.
    private static readonly string[] Volatilities =
    [
        .. Each("diff({0},log(close))", 1, 2, 3, 4, 5, 10, 15, 20, 30, 60),
        .. Each("stddev({0}," + Return + ")", 10, 20, 50),
        $"stddev(10,{Return}) / stddev(50,{Return})", $"stddev(20,{Return}) / stddev(50,{Return})",
        .. Each("atr({0}) / close", 7, 14, 28),
        "atr(7) / atr(28)", "tr / atr(14)",
        "stddev(20) / close",
        "stddev(50) / close", "stddev(20) / stddev(50)",
        "(close - donchian(20).lower) / (donchian(20).upper - donchian(20).lower)", "(donchian(20).upper - donchian(20).lower) / close",
        "(close - donchian(50).lower) / (donchian(50).upper - donchian(50).lower)", "(donchian(50).upper - donchian(50).lower) / close",
        "(close - sma(20)) / stddev(20)", "(close - sma(50)) / stddev(50)",
        "diff(5,(close - sma(20)) / stddev(20))", "diff(5,(close - sma(50)) / stddev(50))",
    ];

    // 34: oscillators.
    private static readonly string[] Oscillators =
    [
        "rsi(7)", "rsi(14)", "rsi(21)", "rsi(28)", "diff(3,rsi(14))", "diff(5,rsi(14))", "rsi(7) - rsi(14)", "rsi(14) - rsi(28)",
        "macd(12,26,9).macd / close", "macd(12,26,9).signal / close", "macd(12,26,9).histogram / close",
        "macd(12,26,9).macd / atr(14)", "macd(12,26,9).histogram / atr(14)", "diff(1,macd(12,26,9).histogram) / close",
        "macd(5,35,5).macd / close", "macd(5,35,5).signal / close", "macd(5,35,5).histogram / close",
        "stoch(14,3,3).k / 50 - 1", "stoch(14,3,3).d / 50 - 1", "(stoch(14,3,3).k - stoch(14,3,3).d) / 100",
        "diff(3,stoch(14,3,3).k) / 100", "diff(5,stoch(14,3,3).k) / 100", "diff(1,rsi(14))", "diff(10,rsi(14))",
        "willr(14) / 50 + 1", "diff(5,willr(14)) / 100",
        "cci(20)", "diff(5,cci(20))", "cmo(14) / 100", "trix(15)", "diff(10,rsi(28))", "bop", "sma(14,bop)", "mom(10) / atr(14)",
    ];

    // 11: direction.
    private static readonly string[] Trends =
    [
        "adx(14)", "diff(14,adx(14))", "di(14).plus / 100", "di(14).minus / 100", "(di(14).plus - di(14).minus) / 100", "diff(5,adx(14))",
        "aroon(25).up / 50 - 1", "aroon(25).down / 50 - 1", "(aroon(25).up - aroon(25).down) / 100",
        "slope(20) / close", "diff(5,lsma(20)) / close",
    ];

    // 9: volume.
    private static readonly string[] Volumes =
    [
        "volume / sma(20,volume) - 1", "(volume - sma(20,volume)) / stddev(20,volume)", "sma(5,volume) / sma(20,volume) - 1",
        "sma(20,volume) / sma(100,volume) - 1", "mfi(14)", "obv_slope(24)", "diff(10,ad) / sum(10,volume)", "diff(20,ad) / sum(20,volume)",
        "diff(5,ad) / sum(5,volume)",
    ];

    // 24: shapes of bars, extremes and time.
    private static readonly string[] Shapes =
    [
        "wick_balance(12)", "diff(3,wick_balance(12))", "body_balance(12)", "diff(3,body_balance(12))", "(close - open) / atr(14)", "(open - lag(1,close)) / atr(14)",
        "(high - low) / close", "(high - low) / atr(14)", "open / lag(1,close) - 1", "high / lag(1,high) - 1", "low / lag(1,low) - 1",
        "hlc3 / sma(20,hlc3) - 1",
        "close / donchian(50).upper - 1", "close / donchian(50).lower - 1", "close / max(100) - 1", "close / min(100) - 1", "(close - min(100)) / (max(100) - min(100))",
        "donchian(20).upper / donchian(50).upper - 1", "donchian(20).lower / donchian(50).lower - 1", "donchian(50).middle / close - 1",
        "hour_sin", "hour_cos", "weekday_sin", "weekday_cos",
    ];

    public static FeatureSet Make() =>
        FeatureSet.Parse("technical150", [.. Averages, .. Volatilities, .. Oscillators, .. Trends, .. Volumes, .. Shapes]);

    private static string[] Each(string text, params int[] bars) =>
        [.. bars.Select(n => text.Replace("{0}", n.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal))];
}
