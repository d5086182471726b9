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
        if (options.Cuts < 1 || options.GapBars < 1 || options.LabelConcordance is not (>= 0.9 and <= 1))
        {
            throw new ArgumentException(
                $"Cuts ({options.Cuts}) and GapBars ({options.GapBars}) have to be at least 1 and LabelConcordance ({options.LabelConcordance}) from 0.9 to 1.", nameof(options));
        }

        // The gap has to fit behind the warm-up.
        var more = Math.Max(20, options.GapBars + 2);
        var needed = subject.Columns.Max(c => c.Warmup) + more;
        if (data.Bars.Count < needed)
        {
            throw new ArgumentException(
                $"'{subject.Name}' needs {needed} bars to be examined, {more} more than its longest warm-up, and there are {data.Bars.Count}; give more.", nameof(data));
        }

        return new LeakDetector(subject, calendar, options).Examine(LeakWorlds.Covered(data));
    }

    private LeakReport Examine(LeakData data)
    {
        var rows = ComputeUnchanged(data);
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
        foreach (var finding in new SourceProbe(_subject, _calendar, Compute).Examine(data, rows, random))
        {
            Add(finding);
        }

        CheckIsolation(data, rows);
        if (_options.Label is { } label)
        {
            foreach (var finding in LabelLinter.Examine(_subject.Columns, data, rows, label, _calendar, _options.LabelConcordance))
            {
                Add(finding);
            }
        }

        var width = _subject.Columns.Count;
        var unexamined = Enumerable.Range(0, width).Where(c => Enumerable.Range(0, data.Bars.Count).All(row => double.IsNaN(rows[row * width + c])));
        return new LeakReport(_subject.Name, data.Bars.Count, width, _computations, [.. _findings.Values])
        {
            Unexamined = [.. unexamined.Select(c => _subject.Columns[c].Name)],
        };
    }

    private double[] ComputeUnchanged(LeakData data)
    {
        var bars = data.Bars.ToArray();
        var streams = data.Streams.ToDictionary(s => s.Key, s => s.Value.ToArray(), StringComparer.Ordinal);
        var channels = data.Channels.ToDictionary(c => c.Key, c => c.Value.Observations.ToArray(), StringComparer.Ordinal);
        var rows = Compute(data);
        var changed = data.Bars.Count != bars.Length ? 0 : Enumerable.Range(0, bars.Length).FirstOrDefault(i => !ReferenceEquals(bars[i], data.Bars[i]), -1);
        if (changed < 0 && (streams.Any(s => !s.Value.SequenceEqual(data.Streams[s.Key])) || channels.Any(c => !c.Value.SequenceEqual(data.Channels[c.Key].Observations))))
        {
            changed = 0;
        }

        if (changed >= 0)
        {
            Add(new LeakFinding(LeakKind.Mutation, "", changed, bars[changed].OpenTime, "the computation changed the data that it was given; compute on a copy"));
        }

        return rows;
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
                if (!LeakText.IsSame(before, after))
                {
                    Add(new LeakFinding(
                        kind,
                        _subject.Columns[column].Name,
                        row,
                        data.Bars[row].OpenTime,
                        string.Create(CultureInfo.InvariantCulture, $"{LeakText.Of(before)} becomes {LeakText.Of(after)} {how} (bar {count} on)")));
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
                    AddWarmup(column, row, bar, $"{LeakText.Of(rows[row * width + column])} at bar {bars} where {_subject.Columns[column].Warmup} are declared");
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
                if (!double.IsNaN(bridged) && !LeakText.IsSame(whole, bridged))
                {
                    AddWarmup(column, row, torn.Bars[row], $"{LeakText.Of(bridged)} where {_options.GapBars} bars before it did not come and {LeakText.Of(whole)} would be right: the gap was bridged");
                    break;
                }
            }
        }
    }

    private void AddWarmup(int column, int row, Bar bar, FormattableString detail) =>
        Add(new LeakFinding(LeakKind.Warmup, _subject.Columns[column].Name, row, bar.OpenTime, FormattableString.Invariant(detail)));

    // Another instrument may have had bars where this one had none.
    private bool IsOfThisSeries(LeakData data, int column) => !data.Streams.Keys.Any(name => Names(_subject.Columns[column], name));

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
                    if (!LeakText.IsSame(before, after) && !Names(_subject.Columns[column], name))
                    {
                        Add(new LeakFinding(
                            LeakKind.Isolation,
                            _subject.Columns[column].Name,
                            row,
                            data.Bars[row].OpenTime,
                            string.Create(CultureInfo.InvariantCulture, $"{LeakText.Of(before)} becomes {LeakText.Of(after)} with other bars of '{name}', which the column does not name")));
                        break;
                    }
                }
            }
        }
    }

    private void Add(LeakFinding finding)
    {
        // -1 for what is of no column.
        var column = _subject.Columns.Count - 1;
        while (column >= 0 && _subject.Columns[column].Name != finding.Column)
        {
            column--;
        }

        // The first one tells the most.
        if (!_findings.TryGetValue((column, finding.Kind), out var known) || finding.Row < known.Row)
        {
            _findings[(column, finding.Kind)] = finding;
        }
    }

    // @ETHUSDT is not @ETH, nor is @binance:ETH-USDT @binance:ETH: the name is read as an expression reads it.
    private static bool Names(FeatureColumn column, string stream)
    {
        for (var at = column.Name.IndexOf('@', StringComparison.Ordinal); at >= 0; at = column.Name.IndexOf('@', at + 1))
        {
            if (column.Name.AsSpan(at + 1, ExpressionParser.EndOfStream(column.Name, at + 1) - at - 1).SequenceEqual(stream))
            {
                return true;
            }
        }

        return false;
    }
}
