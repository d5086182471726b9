namespace AlphaPulse.Features;

/// <summary>The same data with another future, or with a hole.</summary>
internal static class LeakWorlds
{
    /// <summary>Says until when the sources are complete where it was not said: another world has other observations, and its sources live as long.</summary>
    public static LeakData Covered(LeakData data) => data with
    {
        Channels = data.Channels.ToDictionary(
            c => c.Key,
            c => c.Value.CoveredUntil is null && c.Value.Reduction == ObservationReduction.Count && c.Value.Observations.Count > 0
                ? c.Value with { CoveredUntil = c.Value.Observations.Max(o => o.AvailableAt) }
                : c.Value,
            StringComparer.Ordinal),
    };

    /// <summary>Only what was known when the last bar before the cut came.</summary>
    public static LeakData Truncate(LeakData data, int cut)
    {
        var known = KnownAt(data, cut);
        return new LeakData([.. data.Bars.Take(cut)])
        {
            Streams = data.Streams.ToDictionary(
                s => s.Key, s => (IReadOnlyList<Bar>)[.. s.Value.Where(b => b.AvailableAt <= known)], StringComparer.Ordinal),
            Channels = data.Channels.ToDictionary(
                c => c.Key, c => c.Value with { Observations = [.. c.Value.Observations.Where(o => o.AvailableAt <= known)] }, StringComparer.Ordinal),
        };
    }

    /// <summary>What came later has other values at the same times.</summary>
    public static LeakData Poison(LeakData data, int cut)
    {
        var known = KnownAt(data, cut);
        return new LeakData(Poisoned(data.Bars, cut))
        {
            Streams = data.Streams.ToDictionary(
                s => s.Key, s => Poisoned(s.Value, s.Value.TakeWhile(b => b.AvailableAt <= known).Count()), StringComparer.Ordinal),
            Channels = data.Channels.ToDictionary(
                c => c.Key,
                c => c.Value with { Observations = [.. c.Value.Observations.Select(o => o.AvailableAt <= known ? o : o with { Value = 3 - 5 * o.Value })] },
                StringComparer.Ordinal),
        };
    }

    /// <summary>The bars after the cut have each other's values.</summary>
    public static LeakData Permute(LeakData data, int cut, DeterministicRandom random)
    {
        var bars = data.Bars.ToArray();
        var order = Enumerable.Range(cut, bars.Length - cut).ToArray();
        for (var i = order.Length - 1; i > 0; i--)
        {
            var other = random.NextInt32(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        for (var i = 0; i < order.Length; i++)
        {
            bars[cut + i] = WithValues(bars[cut + i], data.Bars[order[i]], 1);
        }

        return data with { Bars = bars };
    }

    /// <summary>Some bars did not come.</summary>
    public static LeakData Tear(LeakData data, int from, int count) => data with { Bars = [.. data.Bars.Take(from), .. data.Bars.Skip(from + count)] };

    /// <summary>Bars from one on at several times their price and volume.</summary>
    public static IReadOnlyList<Bar> Poisoned(IReadOnlyList<Bar> bars, int from) =>
        [.. bars.Select((bar, i) => i < from ? bar : WithValues(bar, bar, 2 + i % 5))];

    /// <summary>A copy with one entry replaced.</summary>
    public static Dictionary<string, TValue> With<TValue>(IReadOnlyDictionary<string, TValue> all, string name, TValue value) =>
        all.ToDictionary(entry => entry.Key, entry => entry.Key == name ? value : entry.Value, StringComparer.Ordinal);

    /// <summary>Bars from one on at some other price.</summary>
    public static Bar[] Repriced(IReadOnlyList<Bar> bars, int from, Func<int, decimal> factor) =>
        [.. bars.Select((bar, i) => i < from ? bar : WithValues(bar, bar, factor(i)))];

    private static Bar WithValues(Bar bar, Bar values, decimal factor) => new(
        bar.Series,
        bar.OpenTime,
        values.Open * factor,
        values.High * factor,
        values.Low * factor,
        values.Close * factor,
        values.Volume * factor,
        bar.AvailableAt,
        bar.Provenance);

    // Bars may have come late: what any row before the cut could know.
    private static DateTimeOffset KnownAt(LeakData data, int cut) => data.Bars.Take(cut).Max(b => b.AvailableAt);
}
