namespace AlphaPulse.Features;

/// <summary>The features that can be named by a specification such as <c>log_return(6)</c>.</summary>
public static class FeatureCatalog
{
    private const int LongestWindow = 10_000;

    /// <summary>Every entry, ordered by name.</summary>
    public static IReadOnlyList<FeatureDescriptor> All { get; } =
    [
        Windowed("adx", "How one-sided the movement is, whichever its direction (Wilder), from 0 to 1.", 2,
            n => Make(Name("adx", n), $"ADX({n}, Wilder, sums of {n} - 1 bars, then smoothed) / 100; none where nothing moved", 2 * n, $"indicator(adx({n})) / 100")),
        Windowed("atr_ratio", "The average true range over the close: how far the market moves in a bar.", 1,
            n => Make(Name("atr_ratio", n), $"ATR({n}, Wilder, seed at bar {n}) / close", n + 1, $"atr({n}) / close")),
        Windowed("body_balance", "Whether bodies of bars are white (1) or black (-1), as a part of their range.", 1,
            n => Make(Name("body_balance", n), $"mean of (close - open) / (high - low) over those of {n} bars that have a range; none where no bar has", n, () => new BodyBalance(n))),
        new("bollinger_position", "Where the close lies between the Bollinger bands: 0 at the lower, 1 at the upper, beyond outside.",
            [new("bars", 2, LongestWindow), new("width", 1, 10)],
            a => Make(Name("bollinger_position", a[0], a[1]), $"(close - lower) / (upper - lower) of Bollinger({a[0]}, {a[1]}, population); none where the bands meet", a[0],
                $"(close - bbands({a[0]},{a[1]}).lower) / (bbands({a[0]},{a[1]}).upper - bbands({a[0]},{a[1]}).lower)")),
        Windowed("cci", "How unusual the typical price is against its mean, in units in which most values are between -1 and 1.", 3,
            n => Make(Name("cci", n), $"CCI({n}) / 100; none where the window is flat", n, $"indicator(cci({n})) / 100")),
        Windowed("di_difference", "Which way the movement goes (Wilder): -1 all down, 1 all up.", 2,
            n => Make(Name("di_difference", n), $"(+DI - -DI) / 100 of DI({n}, Wilder, sums of {n} - 1 bars, then smoothed); none where nothing moved", n + 1, $"(di({n}).plus - di({n}).minus) / 100")),
        Windowed("donchian_position", "Where the close lies between the lowest low and the highest high: 0 at the low, 1 at the high.", 1,
            n => Make(Name("donchian_position", n), $"(close - lowest low) / (highest high - lowest low) of {n} bars, the current one included; none where they meet", n,
                $"(close - donchian({n}).lower) / (donchian({n}).upper - donchian({n}).lower)")),
        Windowed("ema_distance", "How far the close is from its exponential average, as a fraction of the average.", 2,
            n => Make(Name("ema_distance", n), $"close / EMA({n}, SMA seed) - 1", n, $"close / ema({n}) - 1")),
        OfTime("hour_cos", "The cosine of the hour of the day on a circle of 24 hours, UTC.",
            () => Make("hour_cos", "cos(2 pi seconds of UTC day of open time / 86400)", 1, () => new HourOfDay(cosine: true))),
        OfTime("hour_sin", "The sine of the hour of the day on a circle of 24 hours, UTC.",
            () => Make("hour_sin", "sin(2 pi seconds of UTC day of open time / 86400)", 1, () => new HourOfDay(cosine: false))),
        Windowed("log_return", "The log return of the close over so many bars.", 1,
            n => Make(Name("log_return", n), $"ln(close / close {n} bars before)", n + 1, () => new LogReturn(n))),
        new("macd_histogram", "How fast the distance of two exponential averages changes, in average true ranges.",
            [new("fast", 1, LongestWindow), new("slow", 2, LongestWindow), new("signal", 1, LongestWindow)],
            a => Make(Name("macd_histogram", a), $"histogram of MACD({a[0]}, {a[1]}, {a[2]}, each EMA seeded on its own) / ATR({a[1]}, Wilder); none where nothing moved",
                Math.Max(a[1] + a[2] - 1, a[1] + 1), $"macd({a[0]},{a[1]},{a[2]}).histogram / atr({a[1]})"))
        {
            Check = a => a[0] < a[1] ? null : "fast has to be below slow",
        },
        Windowed("mfi", "How much of the money flowed while the price rose, scaled to -1 to 1.", 2,
            n => Make(Name("mfi", n), $"MFI({n}) / 50 - 1; none where no money flowed", n + 1, $"indicator(mfi({n})) / 50 - 1")),
        OfTime("minute_cos", "The cosine of the minute of the hour on a circle of 60 minutes, UTC.",
            () => Make("minute_cos", "cos(2 pi seconds of UTC hour of open time / 3600)", 1, () => new MinuteOfHour(cosine: true))),
        OfTime("minute_sin", "The sine of the minute of the hour on a circle of 60 minutes, UTC.",
            () => Make("minute_sin", "sin(2 pi seconds of UTC hour of open time / 3600)", 1, () => new MinuteOfHour(cosine: false))),
        OfTime("month_cos", "The cosine of the month on a circle of 12 months, UTC.",
            () => Make("month_cos", "cos(2 pi month / 12), January 0, of the UTC open time", 1, () => new MonthOfYear(cosine: true))),
        OfTime("month_sin", "The sine of the month on a circle of 12 months, UTC.",
            () => Make("month_sin", "sin(2 pi month / 12), January 0, of the UTC open time", 1, () => new MonthOfYear(cosine: false))),
        OfTime("monthday_cos", "The cosine of the day of the month on a circle of that month's days, UTC.",
            () => Make("monthday_cos", "cos(2 pi (day - 1) / days of the month) of the UTC open time", 1, () => new DayOfMonth(cosine: true))),
        OfTime("monthday_sin", "The sine of the day of the month on a circle of that month's days, UTC.",
            () => Make("monthday_sin", "sin(2 pi (day - 1) / days of the month) of the UTC open time", 1, () => new DayOfMonth(cosine: false))),
        Windowed("obv_slope", "The volume of rising bars minus that of falling ones, as a part of all: -1 to 1.", 1,
            n => Make(Name("obv_slope", n), $"(OBV - OBV {n} bars before) / volume of {n} bars; none without volume", n + 1, () => new ObvSlope(n))),
        Windowed("range", "The high of so many bars over their low, as a log.", 1,
            n => Make(Name("range", n), $"ln(highest high / lowest low of {n} bars)", n, () => new LogRange(n))),
        Windowed("roc", "The change of the close over so many bars, as a fraction.", 1,
            n => Make(Name("roc", n), $"close / close {n} bars before - 1", n + 1, $"indicator(roc({n})) / 100")),
        Windowed("rsi", "The relative strength index (Wilder), scaled to -1 to 1.", 2,
            n => Make(Name("rsi", n), $"RSI({n}, Wilder) / 50 - 1; none where nothing moved", n + 1, $"indicator(rsi({n})) / 50 - 1")),
        Windowed("sentiment_change", "How much the sentiment has changed over so many bars; needs the input 'sentiment'.", 1,
            n => Make(Name("sentiment_change", n), $"sentiment minus sentiment {n} bars before, as known at each bar", n + 1, $"diff({n},input(sentiment))")),
        Windowed("sentiment_mean", "The mean sentiment of so many bars; needs the input 'sentiment'.", 1,
            n => Make(Name("sentiment_mean", n), $"mean sentiment of {n} bars, as known at each bar", n, $"sma({n},input(sentiment))")),
        Windowed("sentiment_rsi", "The sentiment times the relative strength index; needs the input 'sentiment'.", 2,
            n => Make(Name("sentiment_rsi", n), $"sentiment / 100 * RSI({n}, Wilder); none where nothing moved", n + 1, $"input(sentiment) / 100 * indicator(rsi({n}))")),
        Windowed("sentiment_volatility", "The sentiment times the volatility; needs the input 'sentiment'.", 2,
            n => Make(Name("sentiment_volatility", n), $"sentiment * population standard deviation of {n} one-bar log returns", n + 1, $"input(sentiment) * volatility({n})")),
        Windowed("sma_distance", "How far the close is from its simple average, as a fraction of the average.", 2,
            n => Make(Name("sma_distance", n), $"close / SMA({n}) - 1", n, $"close / sma({n}) - 1")),
        new("stochastic_d", "The smoothed place of the close in the range of the last bars and its mean once more, scaled to -1 to 1.",
            [new("bars", 1, LongestWindow), new("smoothing", 1, LongestWindow), new("signal", 1, LongestWindow)],
            a => Make(Name("stochastic_d", a), $"%D / 50 - 1 of the stochastic({a[0]}, {a[1]}, {a[2]}); none where the range is flat", a.Sum() - 2, $"stoch({a[0]},{a[1]},{a[2]}).d / 50 - 1")),
        new("stochastic_k", "The smoothed place of the close in the range of the last bars, scaled to -1 to 1.",
            [new("bars", 1, LongestWindow), new("smoothing", 1, LongestWindow)],
            a => Make(Name("stochastic_k", a), $"%K / 50 - 1 of the stochastic({a[0]}, {a[1]}); none where the range is flat", a.Sum() - 1, $"stoch({a[0]},{a[1]},1).k / 50 - 1")),
        Windowed("volatility", "The standard deviation of the one-bar log returns of so many bars.", 2,
            n => Make(Name("volatility", n), $"population standard deviation of {n} one-bar log returns", n + 1, $"stddev({n},log_return(1))")),
        Windowed("volume_zscore", "How unusual the volume is against the last bars, in standard deviations.", 2,
            n => Make(Name("volume_zscore", n), $"(volume - mean) / population standard deviation over {n} bars, the current one included; none where all are equal", n, $"(volume - sma({n},volume)) / stddev({n},volume)")),
        OfTime("weekday_cos", "The cosine of the day of the week on a circle of 7 days, UTC.",
            () => Make("weekday_cos", "cos(2 pi day / 7), Monday 0, of the UTC open time", 1, () => new Weekday(cosine: true))),
        OfTime("weekday_sin", "The sine of the day of the week on a circle of 7 days, UTC.",
            () => Make("weekday_sin", "sin(2 pi day / 7), Monday 0, of the UTC open time", 1, () => new Weekday(cosine: false))),
        Windowed("wick_balance", "Whether the long wicks are below the bodies (up to 1) or above them (down to -1).", 1,
            n => Make(Name("wick_balance", n), $"mean of (lower wick - upper wick) / (high - low) over those of {n} bars that have a range; none where no bar has", n, () => new WickBalance(n))),
        Windowed("zscore", "How unusual the close is against the last bars, in standard deviations.", 3,
            n => Make(Name("zscore", n), $"(close - mean) / population standard deviation over {n} bars, the current one included; none where all are equal", n, $"indicator(zscore({n}))")),
    ];

    /// <summary>Finds an entry by its name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The entry.</returns>
    /// <exception cref="ArgumentException">There is no such feature; the message lists those there are.</exception>
    public static FeatureDescriptor Get(string name) =>
        Find(name)
        ?? throw new ArgumentException($"There is no feature '{name}'; there are: {string.Join(", ", All.Select(d => d.Usage))}.", nameof(name));

    /// <summary>Makes the definition that a text names: an entry of the catalog, or an expression over entries, functions and indicators.</summary>
    /// <param name="specification">
    /// The text, such as <c>log_return(6)</c>, <c>hour_sin</c>, <c>zscore(168,log_return(1))</c>, <c>close / ema(20) - 1</c>,
    /// <c>macd(12,26,9).histogram / close</c>, <c>rsi(14)@4h</c> or <c>log_return(1)@ETHUSDT</c>. White space does not matter.
    /// </param>
    /// <returns>The definition; its column is named by the canonical form of the text.</returns>
    /// <exception cref="ArgumentException">The text is no expression, a name is unknown or an argument is not in its range.</exception>
    public static FeatureDefinition Resolve(string specification)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(specification);
        return FeatureDefinition.Of(new ExpressionParser(specification).Parse());
    }

    internal static FeatureDescriptor? Find(string name) => All.FirstOrDefault(d => d.Name == name);

    private static FeatureDescriptor Windowed(string name, string description, int minimum, Func<int, FeatureDefinition> define) =>
        new(name, description, [new FeatureParameter("bars", minimum, LongestWindow)], a => define(a[0]));

    private static FeatureDescriptor OfTime(string name, string description, Func<FeatureDefinition> define) =>
        new(name, description, [], _ => define()) { IsOfTime = true };

    private static string Name(string name, params int[] arguments) => $"{name}({string.Join(',', arguments)})";

    private static FeatureDefinition Make(string name, string formula, int warmup, string expression) =>
        FeatureDefinition.Of(new NamedNode(name, formula, new ExpressionParser(expression).Parse(), warmup));

    private static FeatureDefinition Make(string name, string formula, int warmup, Func<IFeature> create) =>
        FeatureDefinition.Of(new OpaqueNode(name, formula, warmup, create, isShared: true));
}
