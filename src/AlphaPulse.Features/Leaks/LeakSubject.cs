namespace AlphaPulse.Features;

/// <summary>Something that computes feature columns and is examined for leaks: a feature set, or any function of whole histories.</summary>
/// <remarks>Immutable and safe for use from any thread if the function is.</remarks>
public sealed class LeakSubject
{
    private readonly Func<LeakData, double[]> _compute;

    /// <summary>Creates a subject from a function of your own, such as the batch code of a notebook that was carried over.</summary>
    /// <param name="name">What it is called in the report.</param>
    /// <param name="columns">Its columns with their declared warm-ups.</param>
    /// <param name="compute">Computes a row for each bar, one row after the other; <see cref="double.NaN"/> where there is no value.</param>
    public LeakSubject(string name, IReadOnlyList<FeatureColumn> columns, Func<LeakData, double[]> compute)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(compute);
        Name = name;
        Columns = [.. columns];
        _compute = compute;
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>The columns.</summary>
    public IReadOnlyList<FeatureColumn> Columns { get; }

    /// <summary>A feature set as a subject.</summary>
    /// <param name="set">The set.</param>
    /// <param name="calendar">The calendar of the instruments.</param>
    /// <param name="data">What it is examined on: without a source that it needs, its form without that source is examined.</param>
    /// <returns>The subject.</returns>
    /// <exception cref="FeatureInputException">The set needs a source that is not there and has no form without it.</exception>
    public static LeakSubject Of(FeatureSet set, ITradingCalendar calendar, LeakData data)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(data);
        var resolved = set.Resolve(data.ToInputs());
        return new LeakSubject(resolved.Name, resolved.Schema.Columns, given =>
        {
            var matrix = FeatureMatrix.Compute(resolved, calendar, given.Bars, given.ToInputs());
            var values = new double[matrix.Count * resolved.Schema.Columns.Count];
            for (var i = 0; i < matrix.Count; i++)
            {
                matrix.Row(i).CopyTo(values.AsSpan(i * resolved.Schema.Columns.Count));
            }

            return values;
        });
    }

    /// <summary>Computes the rows.</summary>
    /// <param name="data">The data.</param>
    /// <returns>A row for each bar, one after the other.</returns>
    /// <exception cref="InvalidOperationException">The function gave another number of values.</exception>
    public double[] Compute(LeakData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var values = _compute(data);
        return values.Length == data.Bars.Count * Columns.Count
            ? values
            : throw new InvalidOperationException(
                $"'{Name}' gave {values.Length} values for {data.Bars.Count} bars of {Columns.Count} columns; give one of each column for each bar, NaN where there is none.");
    }
}
