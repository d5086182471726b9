using System.Globalization;

namespace AlphaPulse.Features;

/// <summary>
/// Examines features for knowledge that they cannot have: it changes only what was unknown at a row and looks whether the row changes,
/// bit for bit. It needs no insight into the formula.
/// </summary>
/// <remarks>
/// A leak that does not show on the data that was given cannot be found: give enough bars for every window, and a gap or two.
/// Safe for use from any thread as far as the subject is.
/// </remarks>
public sealed class LeakDetector
{
    private readonly LeakSubject _subject;
    private readonly ITradingCalendar _calendar;
    private readonly LeakOptions _options;
    private readonly SortedDictionary<(int Column, LeakKind Kind), LeakFinding> _findings = [];
    private int _computations;

    private LeakDetector(LeakSubject subject, ITradingCalendar calendar, LeakOptions options)
    {
        _subject = subject;
        _calendar = calendar;
        _options = options;
    }

    /// <summary>Examines a subject.</summary>
    /// <param name="subject">What computes the features.</param>
    /// <param name="data">The data; at least 20 bars more than the longest declared warm-up.</param>
    /// <param name="calendar">The calendar of the instrument, which says what is a gap.</param>
    /// <param name="options">How thoroughly; <see langword="null"/> for the defaults.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ArgumentException">There are too few bars, or an option is out of range.</exception>
    public static LeakReport Examine(LeakSubject subject, LeakData data, ITradingCalendar calendar, LeakOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(calendar);
        options ??= new LeakOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Cuts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.GapBars, 1);
        var needed = subject.Columns.Max(c => c.Warmup) + 20;
        if (data.Bars.Count < needed)
        {
            throw new ArgumentException(
                $"'{subject.Name}' needs {needed} bars to be examined, 20 more than its longest warm-up, and there are {data.Bars.Count}; give more.", nameof(data));
        }

        return new LeakDetector(subject, calendar, options).Examine(data);
    }

    private LeakReport Examine(LeakData data)
    {
        var rows = Compute(data);
        Compare(LeakKind.Instability, data, rows, Compute(data), data.Bars.Count, "computed again from the same data");
        var random = new DeterministicRandom(_options.Seed);
        var warmup = _subject.Columns.Max(c => c.Warmup);
        for (var i = 0; i < _options.Cuts; i++)
        {
            var cut = warmup + random.NextInt32(data.Bars.Count - warmup - 1) + 1;
            Compare(LeakKind.Truncation, data, rows, Compute(LeakWorlds.Truncate(data, cut)), cut, "without what came after");
            Compare(LeakKind.Poison, data, rows, Compute(LeakWorlds.Poison(data, cut)), cut, "with other values after it");
            Compare(LeakKind.Permutation, data, rows, Compute(LeakWorlds.Permute(data, cut, random)), cut, "with the bars after it in another order");
        }

        CheckWarmup(data, rows);
        var gap = warmup + random.NextInt32(data.Bars.Count - warmup - _options.GapBars - 1);
        CheckGap(data, rows, gap);
        CheckSources(data, rows);
        CheckIsolation(data, rows);
        if (_options.Label is { } label)
        {
            foreach (var finding in LabelLinter.Examine(_subject.Columns, data, rows, label, _calendar, _options.LabelConcordance))
            {
                Add(finding);
            }
        }

        return new LeakReport(_subject.Name, data.Bars.Count, _subject.Columns.Count, _computations, [.. _findings.Values]);
    }

    private double[] Compute(LeakData data)
    {
        _computations++;
        return _subject.Compute(data);
    }

    private void Compare(LeakKind kind, LeakData data, double[] rows, double[] others, int count, string how)
    {
        var width = _subject.Columns.Count;
        for (var column = 0; column < width; column++)
        {
            for (var row = 0; row < count; row++)
            {
                var (before, after) = (rows[row * width + column], others[row * width + column]);
                if (!IsSame(before, after))
                {
                    Add(new LeakFinding(
                        kind,
                        _subject.Columns[column].Name,
                        row,
                        data.Bars[row].OpenTime,
                        string.Create(CultureInfo.InvariantCulture, $"{Text(before)} becomes {Text(after)} {how} (bar {count} on)")));
                    break;
                }
            }
        }
    }

    private void CheckWarmup(LeakData data, double[] rows)
    {
        var width = _subject.Columns.Count;
        var first = data.Bars[0];
        for (var row = 0; row < data.Bars.Count; row++)
        {
            var bar = data.Bars[row];
            var bars = _calendar.CountExpected(first.Series.Timeframe, first.OpenTime, bar.OpenTime) + 1;
            for (var column = 0; column < width; column++)
            {
                if (bars < _subject.Columns[column].Warmup && IsOfThisSeries(data, column) && !double.IsNaN(rows[row * width + column]))
                {
                    AddWarmup(column, row, bar, $"{Text(rows[row * width + column])} at bar {bars} where {_subject.Columns[column].Warmup} are declared");
                }
            }
        }
    }

    // Soon after a gap there may be a value only if it needs nothing of the gap, and then it is what it would be without the gap.
    private void CheckGap(LeakData data, double[] rows, int from)
    {
        var torn = LeakWorlds.Tear(data, from, _options.GapBars);
        var others = Compute(torn);
        var width = _subject.Columns.Count;
        for (var column = 0; column < width; column++)
        {
            var end = Math.Min(torn.Bars.Count, from + _subject.Columns[column].Warmup - 1);
            for (var row = from; row < end && IsOfThisSeries(data, column); row++)
            {
                var (whole, bridged) = (rows[(row + _options.GapBars) * width + column], others[row * width + column]);
                if (!double.IsNaN(bridged) && !IsSame(whole, bridged))
                {
                    AddWarmup(column, row, torn.Bars[row], $"{Text(bridged)} where {_options.GapBars} bars before it did not come and {Text(whole)} would be right: the gap was bridged");
                    break;
                }
            }
        }
    }

    private void AddWarmup(int column, int row, Bar bar, FormattableString detail) =>
        Add(new LeakFinding(LeakKind.Warmup, _subject.Columns[column].Name, row, bar.OpenTime, FormattableString.Invariant(detail)));

    // Another instrument may have had bars where this one had none.
    private bool IsOfThisSeries(LeakData data, int column) => !data.Streams.Keys.Any(name => Names(_subject.Columns[column], name));

    private void CheckSources(LeakData data, double[] rows)
    {
        foreach (var (name, channel) in data.Channels.Where(c => c.Value.Reduction != ObservationReduction.Count))
        {
            var silent = Compute(data with { Channels = LeakWorlds.With(data.Channels, name, channel with { Observations = [] }) });
            var width = _subject.Columns.Count;
            for (var column = 0; column < width; column++)
            {
                var first = -1;
                var changed = false;
                for (var row = 0; row < data.Bars.Count; row++)
                {
                    var value = silent[row * width + column];
                    changed |= !IsSame(value, rows[row * width + column]);
                    first = first < 0 && !double.IsNaN(value) ? row : first;
                }

                if (changed && first >= 0)
                {
                    Add(new LeakFinding(
                        LeakKind.AbsentSource,
                        _subject.Columns[column].Name,
                        first,
                        data.Bars[first].OpenTime,
                        string.Create(CultureInfo.InvariantCulture, $"{Text(silent[first * width + column])} where the source '{name}' said nothing")));
                }
            }
        }
    }

    private void CheckIsolation(LeakData data, double[] rows)
    {
        foreach (var name in data.Streams.Keys)
        {
            var others = Compute(data with { Streams = LeakWorlds.With(data.Streams, name, LeakWorlds.Poisoned(data.Streams[name], 0)) });
            var width = _subject.Columns.Count;
            for (var column = 0; column < width; column++)
            {
                for (var row = 0; row < data.Bars.Count; row++)
                {
                    var (before, after) = (rows[row * width + column], others[row * width + column]);
                    if (!IsSame(before, after) && !Names(_subject.Columns[column], name))
                    {
                        Add(new LeakFinding(
                            LeakKind.Isolation,
                            _subject.Columns[column].Name,
                            row,
                            data.Bars[row].OpenTime,
                            string.Create(CultureInfo.InvariantCulture, $"{Text(before)} becomes {Text(after)} with other bars of '{name}', which the column does not name")));
                        break;
                    }
                }
            }
        }
    }

    private void Add(LeakFinding finding)
    {
        var column = 0;
        while (_subject.Columns[column].Name != finding.Column)
        {
            column++;
        }

        // The first one tells the most.
        if (!_findings.TryGetValue((column, finding.Kind), out var known) || finding.Row < known.Row)
        {
            _findings[(column, finding.Kind)] = finding;
        }
    }

    private static bool Names(FeatureColumn column, string stream) => column.Name.Contains("@" + stream, StringComparison.Ordinal);

    private static bool IsSame(double left, double right) =>
        BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right) || (double.IsNaN(left) && double.IsNaN(right));

    private static string Text(double value) => double.IsNaN(value) ? "no value" : value.ToString("R", CultureInfo.InvariantCulture);
}
