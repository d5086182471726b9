using System.Globalization;
using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

/// <summary>The features that can be named by a specification such as <c>log_return(6)</c>.</summary>
public static class FeatureCatalog
{
    private const int LongestWindow = 10_000;

    /// <summary>Every entry, ordered by name.</summary>
    public static IReadOnlyList<FeatureDescriptor> All { get; } =
    [
        Windowed("adx", "How one-sided the movement is, whichever its direction (Wilder), from 0 to 1.", 2,
            n => new(Name("adx", n), $"ADX({n}, Wilder, sums of {n} - 1 bars, then smoothed) / 100; none where nothing moved", 2 * n, () => new BarIndicatorRatio(new Adx<double>(n), 100))),
        Windowed("atr_ratio", "The average true range over the close: how far the market moves in a bar.", 1,
            n => new(Name("atr_ratio", n), $"ATR({n}, Wilder, seed at bar {n}) / close", n + 1, () => new AtrRatio(n))),
        Windowed("body_balance", "Whether bodies of bars are white (1) or black (-1), as a part of their range.", 1,
            n => new(Name("body_balance", n), $"mean of (close - open) / (high - low) over those of {n} bars that have a range; none where no bar has", n, () => new BodyBalance(n))),
        new("bollinger_position", "Where the close lies between the Bollinger bands: 0 at the lower, 1 at the upper, beyond outside.",
            [new("bars", 2, LongestWindow), new("width", 1, 10)],
            a => new(Name("bollinger_position", a[0], a[1]), $"(close - lower) / (upper - lower) of Bollinger({a[0]}, {a[1]}, population); none where the bands meet", a[0], () => new BollingerPosition(a[0], a[1]))),
        Windowed("cci", "How unusual the typical price is against its mean, in units in which most values are between -1 and 1.", 3,
            n => new(Name("cci", n), $"CCI({n}) / 100; none where the window is flat", n, () => new BarIndicatorRatio(new Cci<double>(n), 100))),
        Windowed("di_difference", "Which way the movement goes (Wilder): -1 all down, 1 all up.", 2,
            n => new(Name("di_difference", n), $"(+DI - -DI) / 100 of DI({n}, Wilder, sums of {n} - 1 bars, then smoothed); none where nothing moved", n + 1, () => new DirectionalDifference(n))),
        Windowed("donchian_position", "Where the close lies between the lowest low and the highest high: 0 at the low, 1 at the high.", 1,
            n => new(Name("donchian_position", n), $"(close - lowest low) / (highest high - lowest low) of {n} bars, the current one included; none where they meet", n, () => new DonchianPosition(n))),
        Windowed("ema_distance", "How far the close is from its exponential average, as a fraction of the average.", 2,
            n => new(Name("ema_distance", n), $"close / EMA({n}, SMA seed) - 1", n, () => new AverageDistance(new Ema<double>(n)))),
        OfTime("hour_cos", "The cosine of the hour of the day on a circle of 24 hours, UTC.",
            () => new("hour_cos", "cos(2 pi seconds of UTC day of open time / 86400)", 1, () => new HourOfDay(cosine: true))),
        OfTime("hour_sin", "The sine of the hour of the day on a circle of 24 hours, UTC.",
            () => new("hour_sin", "sin(2 pi seconds of UTC day of open time / 86400)", 1, () => new HourOfDay(cosine: false))),
        Windowed("log_return", "The log return of the close over so many bars.", 1,
            n => new(Name("log_return", n), $"ln(close / close {n} bars before)", n + 1, () => new LogReturn(n))),
        new("macd_histogram", "How fast the distance of two exponential averages changes, in average true ranges.",
            [new("fast", 1, LongestWindow), new("slow", 2, LongestWindow), new("signal", 1, LongestWindow)],
            a => new(Name("macd_histogram", a), $"histogram of MACD({a[0]}, {a[1]}, {a[2]}, each EMA seeded on its own) / ATR({a[1]}, Wilder); none where nothing moved",
                Math.Max(a[1] + a[2] - 1, a[1] + 1), () => new MacdHistogram(a[0], a[1], a[2])))
        {
            Check = a => a[0] < a[1] ? null : "fast has to be below slow",
        },
        Windowed("mfi", "How much of the money flowed while the price rose, scaled to -1 to 1.", 2,
            n => new(Name("mfi", n), $"MFI({n}) / 50 - 1; none where no money flowed", n + 1, () => new BarIndicatorRatio(new Mfi<double>(n), 50, 1))),
        Windowed("obv_slope", "The volume of rising bars minus that of falling ones, as a part of all: -1 to 1.", 1,
            n => new(Name("obv_slope", n), $"(OBV - OBV {n} bars before) / volume of {n} bars; none without volume", n + 1, () => new ObvSlope(n))),
        Windowed("range", "The high of so many bars over their low, as a log.", 1,
            n => new(Name("range", n), $"ln(highest high / lowest low of {n} bars)", n, () => new LogRange(n))),
        Windowed("roc", "The change of the close over so many bars, as a fraction.", 1,
            n => new(Name("roc", n), $"close / close {n} bars before - 1", n + 1, () => new CloseIndicatorRatio(new RateOfChange<double>(n), 100))),
        Windowed("rsi", "The relative strength index (Wilder), scaled to -1 to 1.", 2,
            n => new(Name("rsi", n), $"RSI({n}, Wilder) / 50 - 1; none where nothing moved", n + 1, () => new ScaledRsi(n))),
        Windowed("sma_distance", "How far the close is from its simple average, as a fraction of the average.", 2,
            n => new(Name("sma_distance", n), $"close / SMA({n}) - 1", n, () => new AverageDistance(new Sma<double>(n)))),
        new("stochastic_d", "The smoothed place of the close in the range of the last bars and its mean once more, scaled to -1 to 1.",
            [new("bars", 1, LongestWindow), new("smoothing", 1, LongestWindow), new("signal", 1, LongestWindow)],
            a => new(Name("stochastic_d", a), $"%D / 50 - 1 of the stochastic({a[0]}, {a[1]}, {a[2]}); none where the range is flat", a.Sum() - 2, () => new ScaledStochastic(a[0], a[1], a[2]))),
        new("stochastic_k", "The smoothed place of the close in the range of the last bars, scaled to -1 to 1.",
            [new("bars", 1, LongestWindow), new("smoothing", 1, LongestWindow)],
            a => new(Name("stochastic_k", a), $"%K / 50 - 1 of the stochastic({a[0]}, {a[1]}); none where the range is flat", a.Sum() - 1, () => new ScaledStochastic(a[0], a[1], null))),
        Windowed("volatility", "The standard deviation of the one-bar log returns of so many bars.", 2,
            n => new(Name("volatility", n), $"population standard deviation of {n} one-bar log returns", n + 1, () => new ReturnVolatility(n))),
        Windowed("volume_zscore", "How unusual the volume is against the last bars, in standard deviations.", 2,
            n => new(Name("volume_zscore", n), $"(volume - mean) / population standard deviation over {n} bars, the current one included; none where all are equal", n, () => new VolumeZScore(n))),
        OfTime("weekday_cos", "The cosine of the day of the week on a circle of 7 days, UTC.",
            () => new("weekday_cos", "cos(2 pi day / 7), Monday 0, of the UTC open time", 1, () => new Weekday(cosine: true))),
        OfTime("weekday_sin", "The sine of the day of the week on a circle of 7 days, UTC.",
            () => new("weekday_sin", "sin(2 pi day / 7), Monday 0, of the UTC open time", 1, () => new Weekday(cosine: false))),
        Windowed("wick_balance", "Whether the long wicks are below the bodies (up to 1) or above them (down to -1).", 1,
            n => new(Name("wick_balance", n), $"mean of (lower wick - upper wick) / (high - low) over those of {n} bars that have a range; none where no bar has", n, () => new WickBalance(n))),
        Windowed("zscore", "How unusual the close is against the last bars, in standard deviations.", 3,
            n => new(Name("zscore", n), $"(close - mean) / population standard deviation over {n} bars, the current one included; none where all are equal", n, () => new CloseIndicatorRatio(new ZScore<double>(n)))),
    ];

    /// <summary>Finds an entry by its name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The entry.</returns>
    /// <exception cref="ArgumentException">There is no such feature; the message lists those there are.</exception>
    public static FeatureDescriptor Get(string name) =>
        All.FirstOrDefault(d => d.Name == name)
        ?? throw new ArgumentException($"There is no feature '{name}'; there are: {string.Join(", ", All.Select(d => d.Usage))}.", nameof(name));

    /// <summary>Makes the definition that a specification names.</summary>
    /// <param name="specification">The specification, such as <c>log_return(6)</c> or <c>hour_sin</c>.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The name is unknown or an argument is not in its range.</exception>
    public static FeatureDefinition Resolve(string specification)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(specification);
        var text = specification.AsSpan().Trim();
        var open = text.IndexOf('(');
        if (open < 0)
        {
            return Get(text.ToString()).Define();
        }

        if (text[^1] != ')')
        {
            throw new ArgumentException($"'{specification}' does not close its parenthesis; write it as in log_return(6).", nameof(specification));
        }

        var arguments = new List<int>();
        foreach (var part in text[(open + 1)..^1].ToString().Split(','))
        {
            if (!int.TryParse(part.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var argument))
            {
                throw new ArgumentException($"'{part}' in '{specification}' is not a whole number.", nameof(specification));
            }

            arguments.Add(argument);
        }

        return Get(text[..open].Trim().ToString()).Define([.. arguments]);
    }

    private static FeatureDescriptor Windowed(string name, string description, int minimum, Func<int, FeatureDefinition> define) =>
        new(name, description, [new FeatureParameter("bars", minimum, LongestWindow)], a => define(a[0]));

    private static FeatureDescriptor OfTime(string name, string description, Func<FeatureDefinition> define) =>
        new(name, description, [], _ => define()) { IsOfTime = true };

    private static string Name(string name, params int[] arguments) => $"{name}({string.Join(',', arguments)})";
}
