namespace AlphaPulse.Drift;

/// <summary>The names, formulas and scales of the columns that a profile describes and a monitor watches, in order.</summary>
/// <remarks>
/// Features of a model do not depend on units, so most breaks of the data behind them cannot be seen in them: a volume in another
/// unit moves <c>volume_zscore(24)</c> for a day and is then forgotten. Watch <see cref="RawInputs"/> beside them. Immutable and safe
/// for use from any thread.
/// </remarks>
public sealed class MonitoredColumns
{
    private MonitoredColumns(FeatureSchema schema, IReadOnlyList<ColumnScale> scales)
    {
        Schema = schema;
        Scales = scales;
    }

    /// <summary>The names and formulas of all columns, with their hash.</summary>
    public FeatureSchema Schema { get; }

    /// <summary>The scale of each column.</summary>
    public IReadOnlyList<ColumnScale> Scales { get; }

    /// <summary>How many columns there are; at least 1.</summary>
    public int Count => Scales.Count;

    /// <summary>The columns of a schema, all of one scale.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="scale">Their scale.</param>
    /// <returns>The columns.</returns>
    public static MonitoredColumns From(FeatureSchema schema, ColumnScale scale = ColumnScale.Stationary)
    {
        ArgumentNullException.ThrowIfNull(schema);
        RequireKnown(scale);
        return new MonitoredColumns(schema, [.. Enumerable.Repeat(scale, schema.Columns.Count)]);
    }

    /// <summary>The columns of a schema, each of its own scale.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="scales">The scale of each column.</param>
    /// <returns>The columns.</returns>
    /// <exception cref="ArgumentException">There are not as many scales as columns.</exception>
    public static MonitoredColumns From(FeatureSchema schema, IReadOnlyList<ColumnScale> scales)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(scales);
        foreach (var scale in scales)
        {
            RequireKnown(scale);
        }

        return scales.Count == schema.Columns.Count
            ? new MonitoredColumns(schema, [.. scales])
            : throw new ArgumentException($"There are {scales.Count} scales for {schema.Columns.Count} columns; give one for each.", nameof(scales));
    }

    /// <summary>These columns followed by others.</summary>
    /// <param name="others">The others; their names must be new.</param>
    /// <returns>All columns.</returns>
    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    public MonitoredColumns With(MonitoredColumns others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return new MonitoredColumns(
            new FeatureSchema($"{Schema.Name}+{others.Schema.Name}", [.. Schema.Columns, .. others.Schema.Columns]), [.. Scales, .. others.Scales]);
    }

    /// <summary>Refuses columns that are not these.</summary>
    /// <param name="offered">The offered columns.</param>
    /// <param name="where">What offers them, for the message.</param>
    /// <exception cref="SchemaMismatchException">Names, formulas, order or scales differ; the message lists the differences.</exception>
    public void EnsureMatches(MonitoredColumns offered, string where)
    {
        ArgumentNullException.ThrowIfNull(offered);
        var differences = Schema.DifferencesTo(offered.Schema).ToList();
        for (var i = 0; differences.Count == 0 && i < Count; i++)
        {
            if (offered.Scales[i] != Scales[i])
            {
                differences = [$"column '{Schema.Columns[i].Name}' is of scale {offered.Scales[i]} instead of {Scales[i]}"];
            }
        }

        if (differences.Count > 0)
        {
            throw new SchemaMismatchException(
                $"The columns of {where} are not those of the reference profile: {string.Join("; ", differences)}. Monitor the columns of the profile, or fit a new profile.",
                differences);
        }
    }

    private static void RequireKnown(ColumnScale scale)
    {
        if (!Enum.IsDefined(scale))
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "A scale is Stationary, LogLevel or Clock.");
        }
    }
}
