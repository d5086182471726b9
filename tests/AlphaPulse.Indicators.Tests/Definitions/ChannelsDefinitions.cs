using static AlphaPulse.Indicators.Tests.ChannelsSeries;

namespace AlphaPulse.Indicators.Tests;

internal static class ChannelsDefinitions
{
    public static IReadOnlyDictionary<string, Definition> All { get; } = new Dictionary<string, Definition>(StringComparer.Ordinal)
    {
        ["donchian(20)"] = bars =>
        [
            .. bars.Select((_, t) =>
            {
                var window = bars[Math.Max(0, t - 19)..(t + 1)];
                var (high, low) = (window.Select(b => b.High).Aggregate(Precise.Max), window.Select(b => b.Low).Aggregate(Precise.Min));
                return t < 19 ? new Precise?[3] : [high, (high + low) / 2, low];
            }),
        ],
        ["supertrend(10,3)"] = bars => SuperTrend(bars, 10, 3, false),
        ["supertrend(5,1.5,high_low)"] = bars => SuperTrend(bars, 5, 1.5m, true),
        ["atrstop(21,3)"] = bars => AtrStop(bars, 21, 3, b => b.Close, b => b.Close),
        ["atrstop(7,2,high_low)"] = bars => AtrStop(bars, 7, 2, b => b.High, b => b.Low),
        ["pmax(10,3)"] = bars => ProfitMaximizer(bars, 10, 3, "exponential"),
        ["pmax(5,1,simple)"] = bars => ProfitMaximizer(bars, 5, 1, "simple"),
        ["pmax(5,1,weighted)"] = bars => ProfitMaximizer(bars, 5, 1, "weighted"),
        ["pmax(5,1,smoothed)"] = bars => ProfitMaximizer(bars, 5, 1, "smoothed"),
        ["vstop(7,3)"] = bars => VolatilityStop(bars, 7, 3),
        ["vstop(3,1)"] = bars => VolatilityStop(bars, 3, 1),
        ["alphatrend(14,1)"] = bars => AlphaTrend(bars, 14, 1, MoneyFlow(bars, 14)),
        ["alphatrend(5,2,relative_strength)"] = bars => AlphaTrend(bars, 5, 2, Strength(bars, 5)),
        ["kc(20,2,10)"] = bars => Bands(Average(Close(bars), 20, "exponential"), Map(Atr(bars, 10), r => 2 * r)),
        ["kc(20,2,10,exponential_range)"] = bars => Bands(
            Average(Close(bars), 20, "exponential"), Map(Average(TrueRange(bars), 10, "exponential"), r => 2 * r)),
        ["kc(5,2,10,exponential_range)"] = bars => Bands(
            Average(Close(bars), 5, "exponential"), Map(Average(TrueRange(bars), 10, "exponential"), r => 2 * r)),
        ["starc(5,2,10)"] = bars => Bands(Mean(Close(bars), 5), Map(Atr(bars, 10), r => 2 * r)),
        ["aberr(5,15)"] = bars => Bands(Mean(Typical(bars), 5), Atr(bars, 15)),
        ["aberr(5,15,high_low)"] = bars => Bands(Mean(Typical(bars), 5), Atr(bars, 15, true)),
        ["maenv(20,2.5)"] = bars => Envelope(bars, 20, 2.5m, "simple"),
        ["maenv(10,1,exponential)"] = bars => Envelope(bars, 10, 1, "exponential"),
        ["maenv(10,1,weighted)"] = bars => Envelope(bars, 10, 1, "weighted"),
        ["maenv(10,1,smoothed)"] = bars => Envelope(bars, 10, 1, "smoothed"),
        ["percentb(20,2)"] = bars => Table(Rolling(Close(bars), 20, w => PercentB(w, 2))),
        ["bbw(20,2)"] = bars => Table(Zip(Mean(Close(bars), 20), Deviation(Close(bars), 20), (m, d) => m == 0 ? null : 4 * d / m)),
        ["accbands(20,4)"] = bars => Acceleration(bars, 20, 4),
        ["hwc(0.2,0.1,0.1,0.1,1)"] = bars => HoltWinter(bars, 0.2m, 0.1m, 0.1m, 0.1m, 1),
        ["hwc(0.9,0.8,0.9,0.5,2)"] = bars => HoltWinter(bars, 0.9m, 0.8m, 0.9m, 0.5m, 2),
        ["stddevch(20,2)"] = bars => Bands(Rolling(Close(bars), 20, LineEnd), Map(Deviation(Close(bars), 20), d => 2 * d)),
        ["chandelier(22,3)"] = bars => Exits(
            Zip(Highest(High(bars), 22), Atr(bars, 22), (h, r) => h - 3 * r), Zip(Lowest(Low(bars), 22), Atr(bars, 22), (l, r) => l + 3 * r), 1),
        ["cksp(10,1,9)"] = bars => Exits(
            Zip(Highest(High(bars), 10), Atr(bars, 10), (h, r) => h - r), Zip(Lowest(Low(bars), 10), Atr(bars, 10), (l, r) => l + r), 9),
        ["cksp(10,3,20,high_low)"] = bars => Exits(
            Zip(Highest(High(bars), 10), Atr(bars, 10, true), (h, r) => h - 3 * r),
            Zip(Lowest(Low(bars), 10), Atr(bars, 10, true), (l, r) => l + 3 * r),
            20),
        ["ichimoku(9,26,52,26)"] = bars => Ichimoku(bars, 9, 26, 52, 26),
        ["ichimoku(7,5,3,2)"] = bars => Ichimoku(bars, 7, 5, 3, 2),
        ["alligator(13,8,8,5,5,3)"] = bars => Table(Alligator(bars)),
        ["gator(13,8,8,5,5,3)"] = bars => Table(
            Zip(Alligator(bars)[0], Alligator(bars)[1], (j, t) => Precise.Abs(j - t)),
            Zip(Alligator(bars)[1], Alligator(bars)[2], (t, l) => 0 - Precise.Abs(t - l))),
        ["hilo(13,21)"] = bars => Activator(bars, 13, 21),
        ["hilo(3,2)"] = bars => Activator(bars, 3, 2),
        ["psar(0.02,0.2)"] = bars => SarDefinitions.Wilder(bars, 0.02m, 0.2m),
        ["psar(0.03,0.05,middle)"] = bars => SarDefinitions.Tulip(bars, 0.03m, 0.05m),
        ["sarext(0,0,0.02,0.02,0.2,0.02,0.02,0.2)"] = bars => SarDefinitions.Extended(bars, [0, 0, 0.02m, 0.02m, 0.2m, 0.02m, 0.02m, 0.2m]),
        ["sarext(100,0.05,0.03,0.01,0.1,0.02,0.3,0.25)"] = bars => SarDefinitions.Extended(bars, [100, 0.05m, 0.03m, 0.01m, 0.1m, 0.02m, 0.3m, 0.25m]),
        ["sarext(-90,0,0.5,0.1,0.2,0.02,0.03,0.25)"] = bars => SarDefinitions.Extended(bars, [-90, 0, 0.5m, 0.1m, 0.2m, 0.02m, 0.03m, 0.25m]),
        ["zigzag(5)"] = bars => SwingDefinitions.ZigZag(bars, 5, b => b.Close, b => b.Close),
        ["zigzag(2,high_low)"] = bars => SwingDefinitions.ZigZag(bars, 2, b => b.High, b => b.Low),
        ["pivots(2,2)"] = bars => SwingDefinitions.Swings(bars, 2, 2, false),
        ["pivots(4,1,include)"] = bars => SwingDefinitions.Swings(bars, 4, 1, true),
        ["fractal(2)"] = bars => SwingDefinitions.Swings(bars, 2, 2, false),
        ["fractal(3,include)"] = bars => SwingDefinitions.Swings(bars, 3, 3, true),
        ["fcb(2)"] = bars => SwingDefinitions.FractalBands(bars, 2, false),
        ["vwap"] = bars => CalendarDefinitions.Vwap(bars, _ => 0),
        ["fcb(1,include)"] = bars => SwingDefinitions.FractalBands(bars, 1, true),
    };

    private static Precise?[] Close(PreciseBar[] bars) => Of(bars, b => b.Close);

    private static Precise?[] High(PreciseBar[] bars) => Of(bars, b => b.High);

    private static Precise?[] Low(PreciseBar[] bars) => Of(bars, b => b.Low);

    private static Precise?[] Middle(PreciseBar[] bars) => Of(bars, b => (b.High + b.Low) / 2);

    private static Precise?[] Typical(PreciseBar[] bars) => Of(bars, b => (b.High + b.Low + b.Close) / 3);

    private static Precise?[][] SuperTrend(PreciseBar[] bars, int n, Precise k, bool withFirst)
    {
        var range = Atr(bars, n, withFirst);
        return Trail(
            Zip(Middle(bars), range, (m, r) => m + k * r),
            Zip(Middle(bars), range, (m, r) => m - k * r),
            Close(bars),
            i => !(bars[i].Close < (bars[i].High + bars[i].Low) / 2));
    }

    private static Precise?[][] AtrStop(PreciseBar[] bars, int n, Precise k, Func<PreciseBar, Precise> above, Func<PreciseBar, Precise> below) => Trail(
        Zip(Of(bars, above), Atr(bars, n), (x, r) => x + k * r),
        Zip(Of(bars, below), Atr(bars, n), (x, r) => x - k * r),
        Close(bars),
        i => !(bars[i].Close < bars[i - 1].Close));

    private static Precise?[][] ProfitMaximizer(PreciseBar[] bars, int n, Precise k, string kind)
    {
        var average = Average(Middle(bars), n, kind);
        return Trail(Zip(average, Atr(bars, n), (m, r) => m + k * r), Zip(average, Atr(bars, n), (m, r) => m - k * r), average, _ => true);
    }

    private static Precise?[][] VolatilityStop(PreciseBar[] bars, int n, Precise k)
    {
        var range = Atr(bars, n);
        var result = bars.Select(_ => new Precise?[2]).ToArray();
        var up = !(bars[n].Close < bars[0].Close);
        var since = 0;
        for (var i = n + 1; i < bars.Length; i++)
        {
            var closes = bars[since..i].Select(b => b.Close);
            var stop = up ? closes.Aggregate(Precise.Max) - k * range[i - 1]!.Value : closes.Aggregate(Precise.Min) + k * range[i - 1]!.Value;
            result[i] = [stop, up ? 1 : -1];
            if (up ? bars[i].Close < stop : bars[i].Close > stop)
            {
                (up, since) = (!up, i);
            }
        }

        return result;
    }

    private static Precise?[][] AlphaTrend(PreciseBar[] bars, int n, Precise k, Precise?[] strength)
    {
        var range = Mean(TrueRange(bars), n);
        var result = new Precise?[bars.Length];
        Precise? line = null;
        for (var i = 0; i < bars.Length; i++)
        {
            if (range[i] is { } r && strength[i] is { } s)
            {
                var rises = !(s < 50);
                var level = rises ? bars[i].Low - k * r : bars[i].High + k * r;
                line = line is not { } last ? level : rises ? Precise.Max(last, level) : Precise.Min(last, level);
                result[i] = line;
            }
        }

        return Table(result);
    }

    private static Precise?[] MoneyFlow(PreciseBar[] bars, int n)
    {
        var typical = Of(bars, b => b.High + b.Low + b.Close);
        Precise?[] Flow(int sign) => [.. bars.Select((b, i) => i == 0 ? null
            : (Precise?)(!Ties(typical[i]!.Value, typical[i - 1]!.Value, typical[i]!.Value) && sign * (typical[i]!.Value - typical[i - 1]!.Value) > 0
                ? typical[i]!.Value * b.Volume
                : 0))];
        return Share(Mean(Flow(1), n), Mean(Flow(-1), n));
    }

    private static Precise?[] Strength(PreciseBar[] bars, int n)
    {
        Precise?[] Moves(int sign) => [.. bars.Select((b, i) => i == 0 ? null : (Precise?)Precise.Max(0, sign * (b.Close - bars[i - 1].Close)))];
        return Share(Smoothed(Moves(1), n, 1, n), Smoothed(Moves(-1), n, 1, n));
    }

    private static Precise?[] Share(Precise?[] up, Precise?[] down) => Zip(up, down, (u, d) => u + d == 0 ? null : 100 * u / (u + d));

    private static Precise?[][] Envelope(PreciseBar[] bars, int n, Precise percent, string kind)
    {
        var average = Average(Close(bars), n, kind);
        return Bands(average, Map(average, m => m * percent / 100));
    }

    private static Precise? PercentB(Precise[] window, Precise k)
    {
        var deviation = Deviation([.. window.Select(x => (Precise?)x)], window.Length)[^1]!.Value;
        var mean = Precise.Sum(window) / window.Length;
        return deviation == 0 ? null : (window[^1] - (mean - k * deviation)) / (2 * k * deviation);
    }

    private static Precise?[][] Acceleration(PreciseBar[] bars, int n, Precise factor)
    {
        Precise Stretch(PreciseBar b) => factor * (b.High - b.Low) / (b.High + b.Low);
        return Table(
            Mean(Of(bars, b => b.High * (1 + Stretch(b))), n), Mean(Close(bars), n), Mean(Of(bars, b => b.Low * (1 - Stretch(b))), n));
    }

    private static Precise?[][] HoltWinter(PreciseBar[] bars, Precise a, Precise b, Precise c, Precise d, Precise k)
    {
        Precise level = bars[0].Close;
        Precise slope = 0;
        Precise bend = 0;
        Precise variance = 0;
        Precise error = 0;
        var result = new List<Precise?[]>();
        foreach (var bar in bars)
        {
            var nextLevel = (1 - a) * (level + slope + bend / 2) + a * bar.Close;
            var nextSlope = (1 - b) * (slope + bend) + b * (nextLevel - level);
            var nextBend = (1 - c) * bend + c * (nextSlope - slope);
            var line = nextLevel + nextSlope + nextBend / 2;
            var width = k * Precise.Sqrt(variance);
            result.Add([line + width, line, line - width]);
            variance = (1 - d) * variance + d * error * error;
            (level, slope, bend, error) = (nextLevel, nextSlope, nextBend, bar.Close - line);
        }

        return [.. result];
    }

    private static Precise? LineEnd(Precise[] y)
    {
        var n = y.Length;
        var meanX = (Precise)(n - 1) / 2;
        var meanY = Precise.Sum(y) / n;
        var slope = Precise.Sum(y.Select((v, x) => (x - meanX) * (v - meanY))) / Precise.Sum(y.Select((_, x) => (x - meanX) * (x - meanX)));
        return meanY + slope * (n - 1 - meanX);
    }

    private static Precise?[][] Exits(Precise?[] longs, Precise?[] shorts, int n) => Table(Highest(longs, n), Lowest(shorts, n));

    private static Precise?[][] Ichimoku(PreciseBar[] bars, int n, int m, int span, int shift)
    {
        Precise?[] Channel(int length) => Zip(Highest(High(bars), length), Lowest(Low(bars), length), (h, l) => (h + l) / 2);
        return Table(
            Channel(n),
            Channel(m),
            Delayed(Zip(Channel(n), Channel(m), (a, b) => (a + b) / 2), shift),
            Delayed(Channel(span), shift),
            [.. bars.Select((b, i) => i < shift ? null : (Precise?)b.Close)]);
    }

    private static Precise?[][] Alligator(PreciseBar[] bars) =>
    [
        Delayed(Average(Middle(bars), 13, "smoothed"), 8),
        Delayed(Average(Middle(bars), 8, "smoothed"), 5),
        Delayed(Average(Middle(bars), 5, "smoothed"), 3),
    ];

    private static Precise?[][] Activator(PreciseBar[] bars, int n, int m)
    {
        var (high, low) = (Mean(High(bars), n), Mean(Low(bars), m));
        var result = bars.Select(_ => new Precise?[2]).ToArray();
        for (var i = 1; i < bars.Length; i++)
        {
            if (high[i - 1] is not { } top || low[i - 1] is not { } bottom)
            {
                continue;
            }

            var close = bars[i].Close;
            var above = close > top && !Ties(close, top, close);
            var below = !above && close < bottom && !Ties(close, bottom, close);
            var up = above || (!below && !(close < (top + bottom) / 2));
            result[i] = above || below || result[i - 1][0] is null ? [up ? low[i] : high[i], up ? 1 : -1] : result[i - 1];
        }

        return result;
    }
}
