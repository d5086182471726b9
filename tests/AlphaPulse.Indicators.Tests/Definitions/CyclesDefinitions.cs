namespace AlphaPulse.Indicators.Tests;

internal static class CyclesDefinitions
{
    public static IReadOnlyDictionary<string, Definition> All { get; } = new Dictionary<string, Definition>(StringComparer.Ordinal)
    {
        ["ht_dcperiod"] = Of(x => HilbertDefinition.Period(x, 12, 6, 50)),
        ["homodyne(6,50)"] = Of(x => HilbertDefinition.Period(x, 5, 6, 50)),
        ["homodyne(10,30)"] = Of(x => HilbertDefinition.Period(x, 5, 10, 30)),
        ["ht_dcphase"] = Of(HilbertDefinition.Phases),
        ["ht_phasor"] = bars => HilbertDefinition.Phasor(Closes(bars)),
        ["ht_sine"] = bars => HilbertDefinition.Sines(Closes(bars)),
        ["ht_trendmode"] = Of(HilbertDefinition.TrendMode),
        ["msw(5)"] = bars => MesaSine(Closes(bars), 5),
        ["msw(12)"] = bars => MesaSine(Closes(bars), 12),
        ["ebsw(40,10)"] = Of(x => EvenBetterSine(x, 40, 10, false)),
        ["ebsw(20,6)"] = Of(x => EvenBetterSine(x, 20, 6, false)),
        ["ebsw(40,10,radians)"] = Of(x => EvenBetterSine(x, 40, 10, true)),
        ["dsp(14)"] = Of(x => Difference(x, 4, 7)),
        ["dsp(40)"] = Of(x => Difference(x, 10, 20)),
        ["dsp(14,price)"] = Of(x => Difference(x, 1, 14)),
        ["cybercycle(0.07)"] = Of(x => CyberCycle(x, 0.07m)),
        ["cybercycle(0.4)"] = Of(x => CyberCycle(x, 0.4m)),
        ["decycler(60)"] = Of(x => Decycler(x, 60)),
        ["roofing(48,10)"] = Of(x => Roofing(x, 48, 10)),
        ["roofing(20,5)"] = Of(x => Roofing(x, 20, 5)),
    };

    private static Precise[] Closes(PreciseBar[] bars) => Array.ConvertAll(bars, bar => bar.Close);

    private static Definition Of(Func<Precise[], Precise?[]> series) => bars => Array.ConvertAll(series(Closes(bars)), value => new[] { value });

    // Tulip: the angle of the first Fourier component, plus 90 degrees.
    private static Precise?[][] MesaSine(Precise[] x, int n) => [.. x.Select((_, t) =>
    {
        if (t < n - 1 || x[(t + 1 - n)..(t + 1)].All(value => value == x[t]))
        {
            return new Precise?[2];
        }

        var real = Precise.Sum(Enumerable.Range(0, n).Select(j => Precise.Cos(2 * Precise.Pi * j / n) * x[t - j]));
        var imaginary = Precise.Sum(Enumerable.Range(0, n).Select(j => Precise.Sin(2 * Precise.Pi * j / n) * x[t - j]));
        var phase = Precise.Atan(imaginary / real) + (real < 0 ? Precise.Pi : 0) + Precise.Pi / 2;
        return new Precise?[] { Precise.Sin(phase), Precise.Sin(phase + Precise.Pi / 4) };
    })];

    // Ehlers 2013, chapter 12: one pole takes the trend away, the super smoother the noise; the mean of three bars over the root of their power.
    private static Precise?[] EvenBetterSine(Precise[] x, int duration, int smoothing, bool radians)
    {
        var degree = radians ? 1 : Precise.Pi / 180;
        var angle = (Precise)360 / duration * degree;
        var alpha = (1 - Precise.Sin(angle)) / Precise.Cos(angle);
        var a = Precise.Exp(0 - Precise.Sqrt(2) * Precise.Pi / smoothing);
        var c2 = 2 * a * Precise.Cos(Precise.Sqrt(2) * 180 / smoothing * degree);
        var c3 = 0 - a * a;
        var (high, filter) = (new Precise[x.Length], new Precise[x.Length]);
        var result = new Precise?[x.Length];
        for (var t = radians ? duration : 1; t < x.Length; t++)
        {
            var before = radians && t == duration ? 0 : x[t - 1];
            high[t] = (1 + alpha) / 2 * (x[t] - before) + alpha * high[t - 1];
            filter[t] = (1 - c2 - c3) * (high[t] + high[t - 1]) / 2 + c2 * filter[t - 1] + c3 * (t < 2 ? 0 : filter[t - 2]);
            if (t >= duration)
            {
                var wave = (filter[t] + filter[t - 1] + filter[t - 2]) / 3;
                var power = (filter[t] * filter[t] + filter[t - 1] * filter[t - 1] + filter[t - 2] * filter[t - 2]) / 3;
                result[t] = power == 0 ? null : wave / Precise.Sqrt(power);
            }
        }

        return result;
    }

    private static Precise?[] Difference(Precise[] x, int fast, int slow) => [.. AveragesSeries.Exponential(AveragesSeries.Lift(x), fast, true)
        .Zip(AveragesSeries.Exponential(AveragesSeries.Lift(x), slow, true), (f, s) => s is null ? (Precise?)null : f!.Value - s.Value)];

    private static Precise?[] CyberCycle(Precise[] x, Precise alpha)
    {
        Precise Smooth(int t) => (x[t] + 2 * x[t - 1] + 2 * x[t - 2] + x[t - 3]) / 6;
        var cycle = new Precise[x.Length];
        for (var t = 2; t < x.Length; t++)
        {
            cycle[t] = t < 6
                ? (x[t] - 2 * x[t - 1] + x[t - 2]) / 4
                : (1 - alpha / 2) * (1 - alpha / 2) * (Smooth(t) - 2 * Smooth(t - 1) + Smooth(t - 2))
                    + 2 * (1 - alpha) * cycle[t - 1] - (1 - alpha) * (1 - alpha) * cycle[t - 2];
        }

        return [.. cycle.Select((value, t) => t < 6 ? (Precise?)null : value)];
    }

    private static Precise?[] Decycler(Precise[] x, int n)
    {
        var angle = 2 * Precise.Pi / n;
        var alpha = (Precise.Cos(angle) + Precise.Sin(angle) - 1) / Precise.Cos(angle);
        var result = new Precise[x.Length];
        for (var t = 0; t < x.Length; t++)
        {
            result[t] = t == 0 ? x[0] : alpha / 2 * (x[t] + x[t - 1]) + (1 - alpha) * result[t - 1];
        }

        return AveragesSeries.Lift(result);
    }

    private static Precise?[] Roofing(Precise[] x, int longest, int shortest)
    {
        var angle = 2 * Precise.Pi / longest / Precise.Sqrt(2);
        var alpha = (Precise.Cos(angle) + Precise.Sin(angle) - 1) / Precise.Cos(angle);
        var a = Precise.Exp(0 - Precise.Sqrt(2) * Precise.Pi / shortest);
        var c2 = 2 * a * Precise.Cos(Precise.Sqrt(2) * Precise.Pi / shortest);
        var c3 = 0 - a * a;
        var (high, filter) = (new Precise[x.Length], new Precise[x.Length]);
        for (var t = 2; t < x.Length; t++)
        {
            high[t] = (1 - alpha / 2) * (1 - alpha / 2) * (x[t] - 2 * x[t - 1] + x[t - 2])
                + 2 * (1 - alpha) * high[t - 1] - (1 - alpha) * (1 - alpha) * high[t - 2];
            filter[t] = (1 - c2 - c3) * (high[t] + high[t - 1]) / 2 + c2 * filter[t - 1] + c3 * filter[t - 2];
        }

        return [.. filter.Select((value, t) => t < 2 ? (Precise?)null : value)];
    }
}
