using static AlphaPulse.Indicators.Tests.VolumeSeries;

namespace AlphaPulse.Indicators.Tests;

internal static partial class VolumeDefinitions
{
    // Products beyond this, over n + 1, are left out.
    private const decimal Limit = 70_000_000_000_000_000_000_000_000_000m;

    public static IReadOnlyDictionary<string, Definition> All { get; } = new Dictionary<string, Definition>(StringComparer.Ordinal)
    {
        ["adosc(3,10)"] = bars => Single(Oscillator(bars, 3, 10, true)),
        ["adosc(3,10,average)"] = bars => Single(Oscillator(bars, 3, 10, false)),
        ["aobv(4,12)"] = bars => Several(Balance(bars), Exponential(Balance(bars), 4, false), Exponential(Balance(bars), 12, false)),
        ["cmf(20)"] = bars => Single(Windows(bars, 20, window => Share(window, 1))),
        ["iii(14)"] = bars => Single(Windows(bars, 14, window => Precise.Sum(window.Select(Flow)) / 14)),
        ["iii(14,percent)"] = bars => Single(Windows(bars, 14, window => Share(window, 100))),
        ["efi(13)"] = bars => Single(Exponential(Forces(bars, Limit / 14), 13, false)),
        ["eom(14,100000000)"] = bars => Single(Mean(Ease(bars, 100_000_000, Limit / 15), 14)),
        ["eom(1,10000)"] = bars => Single(Ease(bars, 10_000, Limit / 2)),
        ["kvo(34,55,13)"] = bars => Klinger(KlingerForces(bars), 34, 55, 13),
        ["kvo(5,9,4)"] = bars => Klinger(KlingerForces(bars), 5, 9, 4),
        ["kvo(34,55,13,volume)"] = bars => Klinger(SignedVolumes(bars), 34, 55, 13),
        ["nvi(1000,added)"] = bars => Single(VolumeIndex(bars, -1, false)),
        ["pvi(1000)"] = bars => Single(VolumeIndex(bars, 1, true)),
        ["pvi(1000,added)"] = bars => Single(VolumeIndex(bars, 1, false)),
        ["pvt"] = bars => Single(Cumulated(Each(bars, i => i == 0 ? null : bars[i].Volume * (bars[i].Close / bars[i - 1].Close - 1)))),
        ["pvol"] = bars => Single(bars.Select(bar => bar.Close * bar.Volume > Limit ? (Precise?)null : bar.Close * bar.Volume)),
        ["pvr"] = bars => Single(Each(bars, i => i == 0 ? null : Rank(bars[i - 1], bars[i]))),
        ["vp(10,50,0.7)"] = bars => Profiles(bars, 10, 50, 0.7m),
        ["vp(24,30,0.5)"] = bars => Profiles(bars, 24, 30, 0.5m),
        ["vfi(20,0.2,2.5,3)"] = bars => Single(Exponential(VolumeFlow(bars, 20, 0.2m, 2.5m), 3, false)),
        ["vfi(40,0.1,1.2,1)"] = bars => Single(VolumeFlow(bars, 40, 0.1m, 1.2m)),
        ["wad"] = bars => Single(Cumulated(Each(bars, i => i == 0 ? null : Accumulated(bars[i - 1].Close, bars[i])))),
        ["marketfi"] = bars => Single(bars.Select(bar => bar.Volume == 0 ? (Precise?)null : (bar.High - bar.Low) / bar.Volume)),
        ["tsv(18,10)"] = bars =>
        {
            var sums = OfLast(Forces(bars, Limit / (19 * 11)), 18, window => Precise.Sum(window));
            return Several(sums, Mean(sums, 10));
        },
        ["rvol(20)"] = bars => Single(Windows(bars, 20, window => Relative(window[^1], window))),
        ["rvol(20,previous)"] = bars => Single(Windows(bars, 21, window => Relative(window[^1], window[..20]))),
        ["addiff"] = bars => Single(bars.Select(bar => (Precise?)(bar.High - bar.Low))),
        ["addiff(volume,close)"] = bars => Single(bars.Select(bar => (Precise?)(bar.Volume - bar.Close))),
        ["adratio(volume,close)"] = bars => Single(bars.Select(bar => (Precise?)(bar.Volume / bar.Close))),
        ["adratio(close,volume)"] = bars => Single(bars.Select(bar => bar.Volume == 0 ? (Precise?)null : bar.Close / bar.Volume)),
        ["adline(open,close)"] = bars => Single(Cumulated([.. bars.Select(bar => (Precise?)(bar.Open - bar.Close))])),
        ["mcclellan(19,39,open,close)"] = bars => Single(McClellan([.. bars.Select(bar => (Precise?)(bar.Open - bar.Close))])),
        ["mcclellan(19,39,ratio,open,close)"] = bars => Single(McClellan(NetShares(bars))),
        ["mcsummation(19,39,open,close)"] = bars => Single(Cumulated(McClellan([.. bars.Select(bar => (Precise?)(bar.Open - bar.Close))]))),
        ["mcsummation(19,39,ratio,open,close)"] = bars => Single(Cumulated(McClellan(NetShares(bars)))),
    };

    private static IEnumerable<Precise?> Oscillator(PreciseBar[] bars, int fast, int slow, bool fromFirst)
    {
        var line = Cumulated([.. bars.Select(bar => (Precise?)Flow(bar))]);
        return Zip(Exponential(line, fast, fromFirst), Exponential(line, slow, fromFirst), (f, s) => f - s).Select((v, i) => i < slow - 1 ? null : v);
    }

    private static Precise?[] Balance(PreciseBar[] bars) => Cumulated(Each(bars, i =>
        i == 0 || bars[i].Close > bars[i - 1].Close ? bars[i].Volume : bars[i].Close == bars[i - 1].Close ? 0 : 0 - bars[i].Volume));

    private static Precise? Share(PreciseBar[] window, int scale)
    {
        var volume = Precise.Sum(window.Select(bar => bar.Volume));
        return volume == 0 ? null : scale * Precise.Sum(window.Select(Flow)) / volume;
    }

    private static Precise?[] Forces(PreciseBar[] bars, Precise limit) => Each(bars, i =>
        i == 0 || Precise.Abs((bars[i].Close - bars[i - 1].Close) * bars[i].Volume) > limit
            ? null
            : (bars[i].Close - bars[i - 1].Close) * bars[i].Volume);

    // Arms: the box ratio is volume / divisor over the range, and the ease the way of the middle over it.
    private static Precise?[] Ease(PreciseBar[] bars, Precise divisor, Precise limit) => Each(bars, i =>
    {
        if (i == 0 || bars[i].Volume == 0)
        {
            return null;
        }

        var way = (bars[i].High + bars[i].Low - bars[i - 1].High - bars[i - 1].Low) / 2;
        var ease = way * (bars[i].High - bars[i].Low) * divisor / bars[i].Volume;
        return Precise.Abs(ease) > limit || Precise.Abs(way * divisor / bars[i].Volume) > limit ? null : ease;
    });

    // Klinger: volume x |2 (dm / cm - 1)| x trend x 100; cm adds up dm while the trend lasts.
    private static Precise?[] KlingerForces(PreciseBar[] bars)
    {
        var trends = Directions(bars).Select(direction => direction > 0 ? 1 : -1).ToArray();
        var ranges = bars.Select(bar => bar.High - bar.Low).ToArray();
        var cumulated = new Precise[bars.Length];
        for (var i = 2; i < bars.Length; i++)
        {
            cumulated[i] = ranges[i] + (trends[i] == trends[i - 1] ? cumulated[i - 1] : ranges[i - 1]);
        }

        return Each(bars, i => i < 2 || cumulated[i] == 0
            ? null
            : bars[i].Volume * Precise.Abs(2 * (ranges[i] / cumulated[i] - 1)) * trends[i] * 100);
    }

    private static int[] Directions(PreciseBar[] bars) => [.. bars.Select((bar, i) =>
    {
        var (now, before) = (Typical(bar), Typical(bars[Math.Max(0, i - 1)]));
        return Tie(now, before, now) ? 0 : now > before ? 1 : -1;
    })];

    private static Precise?[] SignedVolumes(PreciseBar[] bars)
    {
        var directions = Directions(bars);
        return Each(bars, i => i == 0 ? null : bars[i].Volume * directions[i]);
    }

    private static Precise?[][] Klinger(Precise?[] forces, int fast, int slow, int signal)
    {
        var line = Zip(Exponential(forces, fast, false), Exponential(forces, slow, false), (f, s) => f - s);
        return Several(line, Exponential(line, signal, false));
    }

    // A change that takes the index beyond 10^28 is left out.
    private static Precise?[] VolumeIndex(PreciseBar[] bars, int direction, bool compounded)
    {
        Precise index = 1000;
        Precise greatest = 10_000_000_000_000_000_000_000_000_000m;
        return Each(bars, i =>
        {
            if (i > 0 && (bars[i].Volume - bars[i - 1].Volume) * direction > 0)
            {
                var ratio = bars[i].Close / bars[i - 1].Close;
                var next = compounded ? index * ratio : index + 100 * (ratio - 1);
                if (next > greatest)
                {
                    return null;
                }

                index = next;
            }

            return index;
        });
    }

    private static Precise Rank(PreciseBar before, PreciseBar bar) => (bar.Close < before.Close, bar.Volume < before.Volume) switch
    {
        (false, false) => 1,
        (false, true) => 2,
        (true, true) => 3,
        (true, false) => 4,
    };

    private static Precise Accumulated(Precise last, PreciseBar bar) => bar.Close == last
        ? 0
        : bar.Close - (bar.Close > last ? Precise.Min(bar.Low, last) : Precise.Max(bar.High, last));

    private static Precise? Relative(PreciseBar bar, PreciseBar[] window)
    {
        var volume = Precise.Sum(window.Select(b => b.Volume));
        return volume == 0 ? null : bar.Volume * window.Length / volume;
    }

    private static Precise?[] NetShares(PreciseBar[] bars) =>
        [.. bars.Select(bar => (Precise?)(1000 * (bar.Open - bar.Close) / (bar.Open + bar.Close)))];

    private static Precise?[] McClellan(Precise?[] net) => Zip(Exponential(net, 19, false), Exponential(net, 39, false), (f, s) => f - s);

    // Katsanos: volumes cut at a multiple of their mean, signed where the typical price moves by more than the noise.
    private static Precise?[] VolumeFlow(PreciseBar[] bars, int n, Precise coefficient, Precise limit)
    {
        var logs = Each(bars, i => i == 0 ? null : Precise.Ln(Typical(bars[i]) / Typical(bars[i - 1])));
        var deviations = OfLast(logs, 30, window => Deviation(window, 30));
        var means = Each(bars, i => i < n ? null : Precise.Sum(bars[(i - n)..i].Select(bar => bar.Volume)) / n);
        var flows = Each(bars, i =>
        {
            if (deviations[i] is not { } deviation || means[i] is not { } mean)
            {
                return null;
            }

            var move = Typical(bars[i]) - Typical(bars[i - 1]);
            var noise = coefficient * deviation * bars[i].Close;
            var volume = Precise.Min(bars[i].Volume, limit * mean);
            return move > noise ? volume : move < 0 - noise ? 0 - volume : 0;
        });
        var sums = OfLast(flows, n, window => Precise.Sum(window));
        return Each(bars, i => sums[i] is null || means[i] == Precise.Zero ? null : sums[i]!.Value / means[i]!.Value);
    }
}
