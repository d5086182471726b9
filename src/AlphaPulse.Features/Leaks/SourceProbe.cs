using System.Globalization;

namespace AlphaPulse.Features;

/// <summary>Silences sources: what said nothing has no value, and is not an observation of 0.</summary>
internal sealed class SourceProbe(LeakSubject subject, ITradingCalendar calendar, Func<LeakData, double[]> compute)
{
    public IEnumerable<LeakFinding> Examine(LeakData data, double[] rows, DeterministicRandom random)
    {
        foreach (var (name, channel) in data.Channels)
        {
            // Silence is a count of 0, but only of a source that lives.
            var others = channel.Reduction == ObservationReduction.Count ? FindDead(data, rows, name, channel) : FindSilences(data, name, channel, random);
            foreach (var finding in FindAbsent(data, rows, name, channel).Concat(others))
            {
                yield return finding;
            }
        }
    }

    private List<LeakFinding> FindAbsent(LeakData data, double[] rows, string name, LeakChannel channel)
    {
        var found = new List<LeakFinding>();
        var silent = compute(data with { Channels = LeakWorlds.With(data.Channels, name, channel with { Observations = [] }) });
        var width = subject.Columns.Count;
        for (var column = 0; column < width; column++)
        {
            var first = -1;
            var changed = false;
            for (var row = 0; row < data.Bars.Count; row++)
            {
                var value = silent[row * width + column];
                changed |= !LeakText.IsSame(value, rows[row * width + column]);
                first = first < 0 && !double.IsNaN(value) ? row : first;
            }

            if (changed && first >= 0)
            {
                found.Add(Finding(data, column, first, $"{LeakText.Of(silent[first * width + column])} where the source '{name}' said nothing"));
            }
        }

        return found;
    }

    // Where the source ends half way, nobody counted any more: what is counted after that has no value.
    private List<LeakFinding> FindDead(LeakData data, double[] rows, string name, LeakChannel channel)
    {
        var half = data.Bars.Count / 2;
        var end = data.Bars[half].OpenTime;
        var dead = channel with { Observations = [.. channel.Observations.Where(o => o.Time < end)], CoveredUntil = end };
        var values = compute(data with { Channels = LeakWorlds.With(data.Channels, name, dead) });
        var width = subject.Columns.Count;
        var found = new List<LeakFinding>();
        for (var column = 0; column < width; column++)
        {
            for (var row = half; row < data.Bars.Count; row++)
            {
                var value = values[row * width + column];
                if (!double.IsNaN(value) && !LeakText.IsSame(value, rows[row * width + column]))
                {
                    found.Add(Finding(data, column, row, $"{LeakText.Of(value)} where the source '{name}' had ended at bar {half}: nobody counted any more"));
                    break;
                }
            }
        }

        return found;
    }

    // A bar without an observation is not one with an observation of 0: where a column cannot tell them apart, though it can tell
    // 0 from 1, it takes silence for neutral. Two bars, since one may have the same value by chance.
    private IEnumerable<LeakFinding> FindSilences(LeakData data, string name, LeakChannel channel, DeterministicRandom random)
    {
        var warmup = subject.Columns.Max(c => c.Warmup);
        var first = FindSilence(data, name, channel, warmup + random.NextInt32(data.Bars.Count - warmup));
        var second = FindSilence(data, name, channel, warmup + random.NextInt32(data.Bars.Count - warmup));
        return first.Where(f => second.ContainsKey(f.Key)).Select(f => f.Value);
    }

    private Dictionary<int, LeakFinding> FindSilence(LeakData data, string name, LeakChannel channel, int at)
    {
        var bar = data.Bars[at];
        var end = calendar.CloseOf(bar.Series.Timeframe, bar.OpenTime);
        FeatureObservation[] others = [.. channel.Observations.Where(o => o.Time < bar.OpenTime || o.Time >= end)];
        var silent = compute(With([]));
        var zero = compute(With([new FeatureObservation(bar.OpenTime, bar.OpenTime, 0)]));
        var one = compute(With([new FeatureObservation(bar.OpenTime, bar.OpenTime, 1)]));
        var width = subject.Columns.Count;
        var found = new Dictionary<int, LeakFinding>();
        for (var i = at * width; i < silent.Length; i++)
        {
            if (!double.IsNaN(silent[i]) && LeakText.IsSame(silent[i], zero[i]) && !LeakText.IsSame(zero[i], one[i]))
            {
                found.TryAdd(i % width, Finding(
                    data, i % width, i / width, $"{LeakText.Of(silent[i])} where the source '{name}' said nothing at bar {at}, the same as where it said 0, and {LeakText.Of(one[i])} where it said 1"));
            }
        }

        return found;

        LeakData With(FeatureObservation[] own) =>
            data with { Channels = LeakWorlds.With(data.Channels, name, channel with { Observations = [.. others, .. own] }) };
    }

    private LeakFinding Finding(LeakData data, int column, int row, FormattableString detail) =>
        new(LeakKind.AbsentSource, subject.Columns[column].Name, row, data.Bars[row].OpenTime, detail.ToString(CultureInfo.InvariantCulture));
}
