using System.Globalization;

namespace AlphaPulse.Indicators.Tests;

/// <summary>Definitions of indicators over whole series, each straight from its source and none by way of the package.</summary>
internal static class References
{
    public static Precise?[][] Of(string spec, Ohlcv<decimal>[] bars)
    {
        var name = spec.Split('(')[0];
        var arguments = spec.Contains('(', StringComparison.Ordinal) ? spec.TrimEnd(')').Split('(')[1].Split(',') : [];
        var n = arguments.TakeWhile(a => char.IsDigit(a[0])).Select(a => int.Parse(a, CultureInfo.InvariantCulture)).ToArray();
        var word = arguments.Length > n.Length ? arguments[^1] : "";
        var close = Series(bars, b => b.Close);
        return name switch
        {
            "roc" => Single(close.Select((x, i) => i < n[0] ? null : Rate(x!.Value, close[i - n[0]]!.Value, word))),
            "aroonosc" => Single(bars.Select((_, i) => Aroon(bars, i, n[0], word == "earliest"))),
            "natr" => Single(Zip(Wilder(TrueRanges(bars, word == "high_low"), n[0]), close, (r, c) => 100 * r / c)),
            "cmo" => Single(Chande(close, n[0])),
            "trix" => Single(Changes(Ema(Ema(Ema(close, n[0], true), n[0], false), n[0], false))),
            "ultosc" => Single(bars.Select((_, i) => Ultimate(bars, i, n))),
            "apo" => Single(Zip(Ema(close, n[0], true), Ema(close, n[1], true), (f, s) => f - s)),
            "ppo" => Percentage(word == "simple" ? Sma(close, n[0]) : Ema(close, n[0], true), word == "simple" ? Sma(close, n[1]) : Ema(close, n[1], true), n[2]),
            "adosc" => Single(Oscillator(Accumulation(bars), n[0], n[1], word == "average")),
            "stochrsi" => Stochastic(Strength(close, n[0]), n[1], n[2]),
            "adxr" => Single(Lagged(Adx(bars, n[0]), word == "full" ? n[0] : n[0] - 1)),
            "medprice" => Single(bars.Select(b => (Precise?)(((Precise)b.High + b.Low) / 2))),
            "wclprice" => Single(bars.Select(b => (Precise?)(((Precise)b.High + b.Low + b.Close + b.Close) / 4))),
            _ => throw new ArgumentOutOfRangeException(nameof(spec), spec, "No such reference."),
        };
    }

    private static Precise?[] Series(Ohlcv<decimal>[] bars, Func<Ohlcv<decimal>, decimal> select) => [.. bars.Select(b => (Precise?)select(b))];

    private static Precise?[][] Single(IEnumerable<Precise?> values) => [.. values.Select(v => new[] { v })];

    private static Precise?[] Zip(Precise?[] left, Precise?[] right, Func<Precise, Precise, Precise> of) =>
        [.. left.Zip(right, (l, r) => l is { } a && r is { } b ? of(a, b) : (Precise?)null)];

    private static Precise Total(IEnumerable<Precise?> values) => values.Aggregate(Precise.Zero, (sum, v) => sum + v!.Value);

    private static Precise? Rate(Precise x, Precise before, string scale) => scale switch
    {
        "fraction" => x / before - 1,
        "ratio" => x / before,
        _ => 100 * x / before,
    };

    private static Precise? Aroon(Ohlcv<decimal>[] bars, int i, int n, bool earliest)
    {
        if (i < n)
        {
            return null;
        }

        var window = Enumerable.Range(i - n, n + 1).ToArray();
        var highest = window.Max(k => bars[k].High);
        var lowest = window.Min(k => bars[k].Low);
        int At(Func<int, bool> isExtreme) => earliest ? window.First(isExtreme) : window.Last(isExtreme);
        return (Precise)(100 * (At(k => bars[k].High == highest) - At(k => bars[k].Low == lowest))) / n;
    }

    private static Precise?[] TrueRanges(Ohlcv<decimal>[] bars, bool first) => [.. bars.Select((b, i) => i == 0
        ? (first ? (Precise?)(b.High - b.Low) : null)
        : new[] { b.High - b.Low, Math.Abs(b.High - bars[i - 1].Close), Math.Abs(b.Low - bars[i - 1].Close) }.Max())];

    // The mean of the first n values, then (n - 1) parts of the average and one of the value.
    private static Precise?[] Wilder(Precise?[] values, int n)
    {
        var first = Array.FindIndex(values, v => v is not null);
        var result = new Precise?[values.Length];
        for (var i = first + n - 1; i < values.Length; i++)
        {
            result[i] = i == first + n - 1 ? Total(values[first..(i + 1)]) / n : (result[i - 1]!.Value * (n - 1) + values[i]!.Value) / n;
        }

        return result;
    }

    private static Precise?[] Gains(Precise?[] close, int sign) =>
        [.. close.Select((x, i) => i == 0 ? null : (Precise?)Precise.Max(0, sign * (x!.Value - close[i - 1]!.Value)))];

    private static Precise?[] Chande(Precise?[] close, int n) =>
        Zip(Wilder(Gains(close, 1), n), Wilder(Gains(close, -1), n), (up, down) => 100 * (up - down) / (up + down));

    private static Precise?[] Strength(Precise?[] close, int n) =>
        Zip(Wilder(Gains(close, 1), n), Wilder(Gains(close, -1), n), (up, down) => 100 * up / (up + down));

    private static Precise?[] Ema(Precise?[] values, int n, bool seedOfMean)
    {
        var first = Array.FindIndex(values, v => v is not null);
        var begin = seedOfMean ? first + n - 1 : first;
        var result = new Precise?[values.Length];
        for (var i = begin; i < values.Length; i++)
        {
            result[i] = i > begin ? (2 * values[i]!.Value + (n - 1) * result[i - 1]!.Value) / (n + 1)
                : seedOfMean ? Total(values[first..(i + 1)]) / n : values[i];
        }

        return result;
    }

    private static Precise?[] Sma(Precise?[] values, int n) => [.. values.Select((_, i) =>
        i < n - 1 || values[i - n + 1] is null ? null : (Precise?)(Total(values[(i - n + 1)..(i + 1)]) / n))];

    private static Precise?[] Changes(Precise?[] values) => [.. values.Select((x, i) =>
        i == 0 || values[i - 1] is not { } last ? null : (Precise?)(100 * (x!.Value - last) / last))];

    private static Precise? Ultimate(Ohlcv<decimal>[] bars, int i, int[] n)
    {
        if (i < n[2])
        {
            return null;
        }

        Precise Ratio(int length)
        {
            Precise pressure = 0;
            Precise range = 0;
            for (var k = i - length + 1; k <= i; k++)
            {
                var low = Math.Min(bars[k].Low, bars[k - 1].Close);
                pressure += bars[k].Close - low;
                range += Math.Max(bars[k].High, bars[k - 1].Close) - low;
            }

            return pressure / range;
        }

        return 100 * (4 * Ratio(n[0]) + 2 * Ratio(n[1]) + Ratio(n[2])) / 7;
    }

    private static Precise?[][] Percentage(Precise?[] fast, Precise?[] slow, int n)
    {
        var line = Zip(fast, slow, (f, s) => 100 * (f - s) / s);
        var signal = Ema(line, n, true);
        return [.. line.Select((l, i) => new[] { l, signal[i], signal[i] is null ? null : l - signal[i] })];
    }

    private static Precise?[] Accumulation(Ohlcv<decimal>[] bars)
    {
        Precise sum = 0;
        return [.. bars.Select(b =>
        {
            sum += b.High == b.Low ? 0 : ((Precise)b.Close - b.Low - ((Precise)b.High - b.Close)) * b.Volume / ((Precise)b.High - b.Low);
            return (Precise?)sum;
        })];
    }

    private static IEnumerable<Precise?> Oscillator(Precise?[] line, int fast, int slow, bool seedOfMean) =>
        Zip(Ema(line, fast, seedOfMean), Ema(line, slow, seedOfMean), (f, s) => f - s).Select((v, i) => i < slow - 1 ? null : v);

    private static Precise?[][] Stochastic(Precise?[] values, int n, int signal)
    {
        var k = values.Select((x, i) =>
        {
            if (i < n - 1 || values[i - n + 1] is null)
            {
                return (Precise?)null;
            }

            var window = values[(i - n + 1)..(i + 1)].Select(v => v!.Value).ToArray();
            var (low, high) = (window.Aggregate(Precise.Min), window.Aggregate(Precise.Max));
            return 100 * (x!.Value - low) / (high - low);
        }).ToArray();
        var d = Sma(k, signal);
        return [.. k.Select((value, i) => new[] { value, d[i] })];
    }

    // Movements summed over n - 1 bars, then Wilder's step before the first index; the mean of n indexes, then his average.
    private static Precise?[] Adx(Ohlcv<decimal>[] bars, int n)
    {
        Precise up = 0;
        Precise down = 0;
        var indexes = new Precise?[bars.Length];
        for (var i = 1; i < bars.Length; i++)
        {
            var rise = bars[i].High - bars[i - 1].High;
            var fall = bars[i - 1].Low - bars[i].Low;
            up = (i < n ? up : up * (n - 1) / n) + (rise > fall && rise > 0 ? rise : 0m);
            down = (i < n ? down : down * (n - 1) / n) + (fall > rise && fall > 0 ? fall : 0m);
            indexes[i] = i < n ? null : 100 * Precise.Abs(up - down) / (up + down);
        }

        return Wilder(indexes, n);
    }

    private static IEnumerable<Precise?> Lagged(Precise?[] values, int lag) => values.Select((v, i) =>
        i < lag || values[i - lag] is not { } before ? null : (Precise?)((v!.Value + before) / 2));
}
