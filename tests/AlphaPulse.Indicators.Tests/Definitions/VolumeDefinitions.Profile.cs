using static AlphaPulse.Indicators.Tests.VolumeSeries;

namespace AlphaPulse.Indicators.Tests;

/// <content>The volume profile, edge by edge.</content>
internal static partial class VolumeDefinitions
{
    private static Precise?[][] Profiles(PreciseBar[] bars, int bins, int n, Precise share) =>
        [.. bars.Select((_, i) => i < n - 1 ? new Precise?[3] : Profile(bars[(i - n + 1)..(i + 1)], bins, share))];

    private static Precise?[] Profile(PreciseBar[] window, int bins, Precise share)
    {
        var low = window.Select(bar => bar.Low).Aggregate(Precise.Min);
        var high = window.Select(bar => bar.High).Aggregate(Precise.Max);
        var total = Precise.Sum(window.Select(bar => bar.Volume));
        if (high == low || total == 0)
        {
            return new Precise?[3];
        }

        var edges = Enumerable.Range(0, bins + 1).Select(k => low + (high - low) * k / bins).ToArray();
        bool Reaches(Precise price, Precise edge) => price > edge || Tie(price, edge, price);
        var volumes = Enumerable.Range(0, bins).Select(k => Precise.Sum(window
            .Where(bar => (k == 0 || Reaches(bar.Close, edges[k])) && (k == bins - 1 || !Reaches(bar.Close, edges[k + 1])))
            .Select(bar => bar.Volume))).ToArray();
        bool More(Precise one, Precise other) => one > other && !Tie(one, other, total);
        var control = 0;
        for (var k = 1; k < bins; k++)
        {
            control = More(volumes[k], volumes[control]) ? k : control;
        }

        var (first, last) = (control, control);
        while (More(share * total, Precise.Sum(volumes[first..(last + 1)])) && last - first < bins - 1)
        {
            var upwards = last < bins - 1 && (first == 0 || !More(volumes[first - 1], volumes[last + 1]));
            (first, last) = upwards ? (first, last + 1) : (first - 1, last);
        }

        return [(edges[control] + edges[control + 1]) / 2, edges[last + 1], edges[first]];
    }
}
