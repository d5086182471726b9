namespace AlphaPulse.Features;

/// <summary>The feature rows of a series of bars, one row a bar, complete or not.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed class FeatureMatrix
{
    private readonly double[] _values;
    private readonly DateTimeOffset[] _knownAt;
    private readonly bool[] _complete;
    private readonly Lazy<string> _hash;

    private FeatureMatrix(
        FeatureSchema schema, IReadOnlyList<Bar> bars, IReadOnlyDictionary<string, BarSeriesId> streams, IReadOnlyList<SeriesCut> cuts, double[] values, DateTimeOffset[] knownAt, bool[] complete)
    {
        Schema = schema;
        Bars = bars;
        Streams = streams;
        Cuts = cuts;
        _values = values;
        _knownAt = knownAt;
        _complete = complete;
        _hash = new Lazy<string>(ComputeHash);
    }

    /// <summary>What the rows hold.</summary>
    public FeatureSchema Schema { get; }

    /// <summary>The bars that the rows end at: those that were given, without what counts as missing, and with what was taken out of quarantine.</summary>
    public IReadOnlyList<Bar> Bars { get; }

    /// <summary>The series behind each name with an <c>@</c> that the rows took bars of.</summary>
    public IReadOnlyDictionary<string, BarSeriesId> Streams { get; }

    /// <summary>Where the series of the rows is cut; empty where cuts are allowed.</summary>
    public IReadOnlyList<SeriesCut> Cuts { get; }

    /// <summary>How many rows there are.</summary>
    public int Count => _complete.Length;

    /// <summary>How many rows are complete.</summary>
    public int CompleteCount => _complete.Count(c => c);

    /// <summary>
    /// SHA-256 over the rows, lower-case hexadecimal: schema, bars, values, the times at which they were known, and which
    /// rows are complete. News scored anew, a bar let out of quarantine or another policy for unclean windows are other rows, although the bars of the store are the same.
    /// </summary>
    /// <remarks>
    /// Cuts are in it by what they do to rows: one that was recorded since and changes no row leaves the rows what they were. Computed when it is first
    /// asked for, and kept.
    /// </remarks>
    public string Hash => _hash.Value;

    /// <summary>Computes the rows by running one <see cref="FeatureEngine"/> over the bars.</summary>
    /// <param name="set">The features.</param>
    /// <param name="calendar">The calendar of the instrument.</param>
    /// <param name="bars">The closed bars of one series in order.</param>
    /// <param name="cancellationToken">Cancels the computation.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="FeatureInputException">The set needs another instrument, or a source and has no form without it.</exception>
    public static FeatureMatrix Compute(
        FeatureSet set, ITradingCalendar calendar, IReadOnlyList<Bar> bars, CancellationToken cancellationToken = default) =>
        Compute(set, calendar, bars, FeatureInputs.None, cancellationToken);

    /// <summary>Computes the rows with sources and the bars of other instruments beside the bars.</summary>
    /// <param name="set">The features; without a source that it needs, its form without that source is taken, see <see cref="FeatureSet.Resolve"/>.</param>
    /// <param name="calendar">The calendar of the instruments.</param>
    /// <param name="bars">The closed bars of one series in order.</param>
    /// <param name="inputs">What there is beside the bars.</param>
    /// <param name="cancellationToken">Cancels the computation.</param>
    /// <returns>The rows; their schema is that of the set that was taken.</returns>
    /// <exception cref="FeatureInputException">The set needs an instrument or a source that is not there; the message names column, input and remedy.</exception>
    /// <exception cref="UncleanWindowException">A window is unclean in a way that <see cref="FeatureInputs.Unclean"/> refuses.</exception>
    public static FeatureMatrix Compute(
        FeatureSet set, ITradingCalendar calendar, IReadOnlyList<Bar> bars, FeatureInputs inputs, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(bars);
        ArgumentNullException.ThrowIfNull(inputs);
        set.EnsureSupplied(inputs);
        var engine = new FeatureEngine(set, calendar, inputs);
        bars = Clean(bars, inputs);
        var width = engine.Schema.Columns.Count;
        var values = new double[bars.Count * width];
        var knownAt = new DateTimeOffset[bars.Count];
        var complete = new bool[bars.Count];
        for (var i = 0; i < bars.Count; i++)
        {
            if ((i & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            complete[i] = engine.Update(bars[i], values.AsSpan(i * width, width));
            knownAt[i] = engine.KnownAt;
        }

        var streams = set.Streams.Where(name => inputs.Streams[name].Count > 0).ToDictionary(name => name, name => inputs.Streams[name][0].Series, StringComparer.Ordinal);
        var cuts = bars.Count == 0 || inputs.Unclean.Cuts == UncleanTreatment.Allow
            ? []
            : inputs.Cuts.Where(c => c.Instrument == bars[0].Series.Instrument).ToList();
        return new FeatureMatrix(engine.Schema, bars, streams, cuts, values, knownAt, complete);
    }

    /// <summary>Leaves out what counts as missing, so that no label rests on it either, and takes in what is allowed out of quarantine.</summary>
    private static IReadOnlyList<Bar> Clean(IReadOnlyList<Bar> bars, FeatureInputs inputs)
    {
        var policy = inputs.Unclean;
        var held = bars.Count > 0 && policy.Quarantined == UncleanTreatment.Allow ? inputs.Held.GetValueOrDefault(bars[0].Series) ?? [] : [];
        var hasFilled = policy.Filled == UncleanTreatment.Missing && bars.Any(bar => bar.Provenance == BarProvenance.Filled);
        if (held.Count == 0 && !hasFilled)
        {
            return bars;
        }

        var kept = bars.Where(bar => !WindowGuard.IsMissing(bar, policy)).ToList();
        var times = kept.Select(bar => bar.OpenTime).ToHashSet();
        kept.AddRange(held.Select(h => h.Bar).Where(bar => times.Add(bar.OpenTime)));
        kept.Sort((a, b) => a.OpenTime.CompareTo(b.OpenTime));
        return kept;
    }

    /// <summary>The values of a row in the order of the schema; <see cref="double.NaN"/> where there is none.</summary>
    /// <param name="index">The row.</param>
    /// <returns>The values.</returns>
    public ReadOnlySpan<double> Row(int index) => _values.AsSpan(index * Schema.Columns.Count, Schema.Columns.Count);

    /// <summary>Whether every value of a row is there.</summary>
    /// <param name="index">The row.</param>
    /// <returns>Whether it is complete.</returns>
    public bool IsComplete(int index) => _complete[index];

    /// <summary>When everything in a row was available.</summary>
    /// <param name="index">The row.</param>
    /// <returns>The time, UTC.</returns>
    public DateTimeOffset KnownAt(int index) => _knownAt[index];

    /// <summary>
    /// SHA-256 over the first rows alone, lower-case hexadecimal: what <see cref="Hash"/> is over, but for the provenance of the bars. It stays the
    /// same as bars and observations come later, and where another source tells the same of bars that are there.
    /// </summary>
    /// <param name="rows">How many rows, from 0 to <see cref="Count"/>.</param>
    /// <returns>64 digits, computed at each call.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many rows.</exception>
    public string HashOfFirst(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, Count);
        using var bars = new BarHash { LeavesOutProvenance = true };
        return ComputeHash(bars, rows);
    }

    private string ComputeHash()
    {
        using var bars = new BarHash();
        return ComputeHash(bars, Count);
    }

    private string ComputeHash(BarHash bars, int rows)
    {
        foreach (var bar in Bars.Take(rows))
        {
            bars.Append(bar);
        }

        using var hash = new RowsHash();
        hash.Append(Schema.Hash);
        hash.Append(bars.Finish());
        foreach (var (name, series) in Streams.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            hash.Append(name);
            hash.Append(series.ToString());
        }

        hash.Append(_values.AsSpan(0, rows * Schema.Columns.Count));
        for (var i = 0; i < rows; i++)
        {
            hash.Append(_knownAt[i].UtcTicks);
            hash.Append(_complete[i] ? 1 : 0);
        }

        return hash.Finish();
    }
}
