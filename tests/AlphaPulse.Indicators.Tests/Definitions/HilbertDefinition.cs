using System.Collections.Concurrent;

namespace AlphaPulse.Indicators.Tests;

/// <summary>The Hilbert transforms of Ehlers (Rocket Science for Traders, 2001) over a whole series, with the beginning of TA-Lib: every filter is
/// zero before the bar at which they start.</summary>
internal sealed class HilbertDefinition
{
    private static readonly ConcurrentDictionary<int, (Precise Sine, Precise Cosine)[]> Waves = new();

    private readonly int _start;
    private readonly Precise[] _x;
    private readonly Precise[] _smooth;
    private readonly Precise[] _period;

    private HilbertDefinition(Precise[] x, int start, int shortest, int longest)
    {
        (_x, _start) = (x, start);
        (_smooth, _period) = (new Precise[x.Length], new Precise[x.Length]);
        (InPhase, Quadrature) = (new Precise[x.Length], new Precise[x.Length]);
        var (detrender, raw) = (new Precise[x.Length], new Precise[x.Length]);
        var (i2, q2, re, im) = (new Precise[x.Length], new Precise[x.Length], new Precise[x.Length], new Precise[x.Length]);
        for (var t = start; t < x.Length; t++)
        {
            _smooth[t] = (4 * x[t] + 3 * x[t - 1] + 2 * x[t - 2] + x[t - 3]) / 10;
            var gain = 0.075m * raw[t - 1] + 0.54m;
            detrender[t] = Transform(_smooth, t) * gain;
            Quadrature[t] = Transform(detrender, t) * gain;
            InPhase[t] = detrender[t - 3];
            var jI = Transform(InPhase, t) * gain;
            var jQ = Transform(Quadrature, t) * gain;
            i2[t] = 0.2m * (InPhase[t] - jQ) + 0.8m * i2[t - 1];
            q2[t] = 0.2m * (Quadrature[t] + jI) + 0.8m * q2[t - 1];
            re[t] = 0.2m * (i2[t] * i2[t - 1] + q2[t] * q2[t - 1]) + 0.8m * re[t - 1];
            im[t] = 0.2m * (i2[t] * q2[t - 1] - q2[t] * i2[t - 1]) + 0.8m * im[t - 1];
            var period = im[t] == 0 || re[t] == 0 ? raw[t - 1] : 2 * Precise.Pi / Precise.Atan(im[t] / re[t]);
            period = Precise.Min(period, 1.5m * raw[t - 1]);
            period = Precise.Max(period, 0.67m * raw[t - 1]);
            period = Precise.Max(shortest, Precise.Min(longest, period));
            raw[t] = 0.2m * period + 0.8m * raw[t - 1];
            _period[t] = 0.33m * raw[t] + 0.67m * _period[t - 1];
        }
    }

    private Precise[] InPhase { get; }

    private Precise[] Quadrature { get; }

    public static Precise?[] Period(Precise[] x, int start, int shortest, int longest) =>
        [.. new HilbertDefinition(x, start, shortest, longest)._period.Select((value, t) => t < 32 ? (Precise?)null : value)];

    public static Precise?[][] Phasor(Precise[] x)
    {
        var cycle = new HilbertDefinition(x, 12, 6, 50);
        return [.. x.Select((_, t) => t < 32 ? new Precise?[2] : [cycle.InPhase[t], cycle.Quadrature[t]])];
    }

    public static Precise?[] Phases(Precise[] x)
    {
        var cycle = new HilbertDefinition(x, 37, 6, 50);
        return [.. x.Select((_, t) => t < 63 ? null : cycle.Phase(t))];
    }

    public static Precise?[][] Sines(Precise[] x) =>
        [.. Phases(x).Select(phase => phase is { } p ? new Precise?[] { Sine(p), Sine(p + 45) } : new Precise?[2])];

    public static Precise?[] Trendline(Precise[] x)
    {
        var cycle = new HilbertDefinition(x, 37, 6, 50);
        return [.. x.Select((_, t) => t < 63 ? (Precise?)null : cycle.Trend(t))];
    }

    public static Precise?[] TrendMode(Precise[] x)
    {
        var cycle = new HilbertDefinition(x, 37, 6, 50);
        var result = new Precise?[x.Length];
        var (phase, sine, lead, days) = ((Precise)0, (Precise)0, (Precise)0, 0);
        for (var t = 37; t < x.Length; t++)
        {
            days++;
            if (cycle.Phase(t) is not { } now)
            {
                continue;
            }

            var trend = true;
            var (s, l) = (Sine(now), Sine(now + 45));
            if ((s > l && !(sine > lead)) || (s < l && !(sine < lead)))
            {
                (days, trend) = (1, false);
            }

            var period = cycle._period[t];
            trend &= !(days < period / 2);
            var rate = 360 / period;
            trend &= !(now - phase > 0.67m * rate && now - phase < 1.5m * rate);
            trend |= !(Precise.Abs((cycle._smooth[t] - cycle.Trend(t)) / cycle.Trend(t)) < 0.015m);
            (phase, sine, lead) = (now, s, l);
            result[t] = t < 63 ? null : trend ? 1 : 0;
        }

        return result;
    }

    public static Precise?[][] Mesa(Precise[] x, Precise fast, Precise slow, bool fromValue)
    {
        var cycle = new HilbertDefinition(x, 12, 6, 50);
        var result = new Precise?[x.Length][];
        Precise phase = 0;
        var mama = fromValue ? x[12] : 0;
        var fama = mama;
        for (var t = 0; t < x.Length; t++)
        {
            result[t] = new Precise?[2];
            if (t < 12)
            {
                continue;
            }

            var now = cycle.InPhase[t] == 0 ? 0 : Precise.Atan(cycle.Quadrature[t] / cycle.InPhase[t]) * 180 / Precise.Pi;
            var turn = Precise.Max(1, phase - now);
            phase = now;
            var alpha = Precise.Max(slow, fast / turn);
            mama = alpha * x[t] + (1 - alpha) * mama;
            fama = alpha / 2 * mama + (1 - alpha / 2) * fama;
            result[t] = t < 32 ? result[t] : [mama, fama];
        }

        return result;
    }

    private static Precise Transform(Precise[] values, int t)
    {
        Precise Before(int bars) => t < bars ? 0 : values[t - bars];
        return 0.0962m * Before(0) + 0.5769m * Before(2) - 0.5769m * Before(4) - 0.0962m * Before(6);
    }

    private static Precise Sine(Precise degrees) => Precise.Sin(degrees * Precise.Pi / 180);

    private int Bars(int t) => (int)Math.Floor((double)(_period[t] + 0.5m));

    private Precise Trend(int t) => (4 * Mean(t) + 3 * Mean(t - 1) + 2 * Mean(t - 2) + Mean(t - 3)) / 10;

    private Precise Mean(int t) => t < _start || Bars(t) == 0 ? 0 : Precise.Sum(_x[(t + 1 - Bars(t))..(t + 1)]) / Bars(t);

    private Precise? Phase(int t)
    {
        var n = Bars(t);
        var window = Enumerable.Range(0, n).Select(i => t - i < _start ? 0 : _smooth[t - i]).ToArray();
        if (n == 0 || (n > 1 && window.All(value => value == window[0])))
        {
            return null;
        }

        var waves = Waves.GetOrAdd(n, length => [.. Enumerable.Range(0, length).Select(i =>
            (Precise.Sin(2 * Precise.Pi * i / length), Precise.Cos(2 * Precise.Pi * i / length)))]);
        var real = Precise.Sum(window.Select((value, i) => waves[i].Sine * value));
        var imaginary = Precise.Sum(window.Select((value, i) => waves[i].Cosine * value));
        var phase = Precise.Atan(real / imaginary) * 180 / Precise.Pi + 90 + 360 / _period[t] + (imaginary < 0 ? 180 : 0);
        return phase > 315 ? phase - 360 : phase;
    }
}
