using System.Globalization;

namespace AlphaPulse.Features;

/// <summary>Finds columns that are the label, a class of it or another scale of it.</summary>
internal static class LabelLinter
{
    private const int FewestRows = 30;
    private const int MostRows = 1_200;

    public static IEnumerable<LeakFinding> Examine(
        IReadOnlyList<FeatureColumn> columns, LeakData data, double[] rows, ILabel label, ITradingCalendar calendar, double limit)
    {
        var targets = Targets(data.Bars, label, calendar);
        if (FindKnown(data.Bars, targets, label, calendar) is { } known)
        {
            yield return known;
        }

        for (var column = 0; column < columns.Count; column++)
        {
            var present = Enumerable.Range(0, targets.Length)
                .Where(i => !double.IsNaN(targets[i]) && !double.IsNaN(rows[i * columns.Count + column]))
                .ToArray();
            if (present.Length < FewestRows)
            {
                continue;
            }

            var step = Math.Max(1, present.Length / MostRows);
            int[] taken = [.. present.Where((_, i) => i % step == 0)];
            var share = Concordance([.. taken.Select(i => rows[i * columns.Count + column])], [.. taken.Select(i => targets[i])]);
            if (share >= limit || share <= 1 - limit)
            {
                yield return new LeakFinding(
                    LeakKind.Label,
                    columns[column].Name,
                    present[0],
                    data.Bars[present[0]].OpenTime,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"orders {Math.Max(share, 1 - share):P2} of the pairs of bars as {label.Name} does{(share < 0.5 ? ", in reverse" : "")}: {rows[present[0] * columns.Count + column]:R} where the label is {targets[present[0]]:R}"));
            }
        }
    }

    /// <summary>A label that does not care what comes after its bar is no label: whatever it is, the columns may compute it as well.</summary>
    private static LeakFinding? FindKnown(IReadOnlyList<Bar> bars, double[] targets, ILabel label, ITradingCalendar calendar)
    {
        int[] present = [.. Enumerable.Range(0, targets.Length).Where(i => !double.IsNaN(targets[i]))];
        if (present.Length < FewestRows)
        {
            return null;
        }

        for (var i = 0; i < FewestRows; i++)
        {
            // After the bar everything rises, or falls, or goes to and fro.
            var start = present[(int)((long)i * present.Length / FewestRows)];
            if (Changes(step => 1 + 0.01m * step) || Changes(step => 1 / (1 + 0.01m * step)) || Changes(step => step % 2 == 0 ? 1.3m : 0.7m))
            {
                return null;
            }

            bool Changes(Func<int, decimal> factor)
            {
                var length = Math.Min(bars.Count, start + label.HorizonBars + 1);
                var others = LeakWorlds.Repriced([.. bars.Take(length)], start + 1, bar => factor(bar - start));
                return Targets(others, label, calendar, start)[start] != targets[start];
            }
        }

        return new LeakFinding(
            LeakKind.Label,
            label.Name,
            present[0],
            bars[present[0]].OpenTime,
            string.Create(CultureInfo.InvariantCulture, $"the label is {targets[present[0]]:R} whatever comes after the bar: it is known at the row, and the columns may contain it"));
    }

    private static double[] Targets(IReadOnlyList<Bar> bars, ILabel label, ITradingCalendar calendar, int? only = null)
    {
        var targets = new double[bars.Count];
        Array.Fill(targets, double.NaN);
        var engine = new LabelEngine(label, calendar);
        var realized = new List<RealizedLabel>();
        for (var i = 0; i < bars.Count; i++)
        {
            realized.Clear();
            engine.Observe(bars[i], begin: only is null || i == only, realized);
            foreach (var one in realized)
            {
                targets[(int)one.Start] = one.Value.Target;
            }
        }

        return targets;
    }

    // The share of pairs that both order in the same way, of those that both order: 1/2 for strangers.
    private static double Concordance(double[] column, double[] targets)
    {
        long same = 0;
        long opposite = 0;
        for (var i = 0; i < column.Length; i++)
        {
            for (var k = 0; k < i; k++)
            {
                var sign = Math.Sign(column[i] - column[k]) * Math.Sign(targets[i] - targets[k]);
                same += sign > 0 ? 1 : 0;
                opposite += sign < 0 ? 1 : 0;
            }
        }

        return same + opposite == 0 ? 0.5 : same / (double)(same + opposite);
    }
}
