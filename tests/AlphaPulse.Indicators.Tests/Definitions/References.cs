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
            "cmo" => Single(Chande(close, n[0])),
            "trix" => Single(Changes(Ema(Ema(Ema(close, n[0], true), n[0], false), n[0], false))),
            "ultosc" => Single(bars.Select((_, i) => Ultimate(bars, i, n))),
            "apo" => Single(Zip(Ema(close, n[0], true), Ema(close, n[1], true), (f, s) => f - s)),
            "ppo" => Percentage(word == "simple" ? Sma(close, n[0]) : Ema(close, n[0], true), word == "simple" ? Sma(close, n[1]) : Ema(close, n[1], true), n[2]),
            "stochrsi" => Stochastic(Strength(close, n[0]), n[1], n[2]),
            "min" => Single(Extreme(close, n[0], word == "previous", Precise.Min)),
            "max" => Single(Extreme(close, n[0], word == "previous", Precise.Max)),
            "var" => Single(close.Select((_, i) => i < n[0] - 1 ? null : SampleVariance(close[(i - n[0] + 1)..(i + 1)]))),
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

    private static IEnumerable<Precise?> Extreme(Precise?[] values, int n, bool previous, Func<Precise, Precise, Precise> of)
    {
        var shift = previous ? 1 : 0;
        return values.Select((_, i) => i < n - 1 + shift
            ? null
            : (Precise?)values[(i - shift - n + 1)..(i - shift + 1)].Select(v => v!.Value).Aggregate(of));
    }

    private static Precise? SampleVariance(Precise?[] window)
    {
        var mean = Total(window) / window.Length;
        return window.Aggregate(Precise.Zero, (sum, v) => sum + (v!.Value - mean) * (v.Value - mean)) / (window.Length - 1);
    }
}
