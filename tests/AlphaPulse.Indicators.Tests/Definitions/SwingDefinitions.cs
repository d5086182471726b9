namespace AlphaPulse.Indicators.Tests;

/// <summary>Turning points, each told at the bar where it is known.</summary>
internal static class SwingDefinitions
{
    public static Precise?[][] Swings(PreciseBar[] bars, int left, int right, bool inclusive) => [.. bars.Select((_, i) =>
    {
        var middle = i - right;
        if (middle < left)
        {
            return new Precise?[4];
        }

        var others = Enumerable.Range(middle - left, left + 1 + right).Where(k => k != middle).Select(k => bars[k]).ToArray();
        var (high, low) = (bars[middle].High, bars[middle].Low);
        var top = others.All(b => high > b.High || (inclusive && high == b.High));
        var bottom = others.All(b => low < b.Low || (inclusive && low == b.Low));
        return new Precise?[] { top ? 1 : 0, bottom ? 1 : 0, high, low };
    })];

    public static Precise?[][] FractalBands(PreciseBar[] bars, int span, bool inclusive)
    {
        var swings = Swings(bars, span, span, inclusive);
        var result = bars.Select(_ => new Precise?[3]).ToArray();
        for (var i = 2 * span; i < bars.Length; i++)
        {
            var known = swings[(2 * span)..(i + 1)];
            var upper = known.LastOrDefault(s => s[0] == 1) is { } top ? top[2]!.Value : known.Select(s => s[2]!.Value).Aggregate(Precise.Max);
            var lower = known.LastOrDefault(s => s[1] == 1) is { } bottom ? bottom[3]!.Value : known.Select(s => s[3]!.Value).Aggregate(Precise.Min);
            result[i] = [upper, (upper + lower) / 2, lower];
        }

        return result;
    }

    // At each bar the leg is looked at anew from its pivot.
    public static Precise?[][] ZigZag(PreciseBar[] bars, Precise percent, Func<PreciseBar, Precise> high, Func<PreciseBar, Precise> low)
    {
        var result = new List<Precise?[]>();
        var (pivot, pivotAt, up) = ((high(bars[0]) + low(bars[0])) / 2, 0, (bool?)null);
        var legStart = 0;
        for (var i = 0; i < bars.Length; i++)
        {
            var leg = bars[legStart..(i + 1)];
            var top = leg.Select(high).Aggregate(Precise.Max);
            var bottom = leg.Select(low).Aggregate(Precise.Min);
            var topAt = legStart + Array.FindIndex(leg, b => high(b) == top);
            var bottomAt = legStart + Array.FindIndex(leg, b => low(b) == bottom);
            var confirmed = false;
            if (i > 0 && up != false && topAt < i && Turned(top, top - low(bars[i]), percent))
            {
                (pivot, pivotAt, up, legStart, confirmed) = (top, topAt, false, i, true);
            }
            else if (i > 0 && up != true && bottomAt < i && Turned(bottom, high(bars[i]) - bottom, percent))
            {
                (pivot, pivotAt, up, legStart, confirmed) = (bottom, bottomAt, true, i, true);
            }

            var extreme = up is null ? bars[i].Close : confirmed ? (up == true ? high(bars[i]) : low(bars[i])) : up == true ? top : bottom;
            result.Add([pivot, up is null ? 0 : up == true ? 1 : -1, extreme, i - pivotAt, confirmed ? 1 : 0]);
        }

        return [.. result];
    }

    private static bool Turned(Precise extreme, Precise move, Precise percent) =>
        !(100 * move < percent * extreme) || ChannelsSeries.Ties(100 * move, percent * extreme, 100 * extreme);
}
