namespace AlphaPulse.Features;

/// <summary>A feature row of a series with its two times.</summary>
/// <remarks>Immutable and safe for use from any thread. Two rows are equal if everything is, the values bit for bit.</remarks>
public sealed class FeatureRow : IEquatable<FeatureRow>
{
    private readonly double[] _values;

    /// <summary>Creates a row.</summary>
    /// <param name="series">Whose row it is.</param>
    /// <param name="schemaHash">The hash of the schema that says what the values are.</param>
    /// <param name="barTime">The open time of the bar that the row ends at, UTC.</param>
    /// <param name="knownAt">When everything in it was available, UTC.</param>
    /// <param name="values">The values in the order of the schema; <see cref="double.NaN"/> where there is none.</param>
    public FeatureRow(BarSeriesId series, string schemaHash, DateTimeOffset barTime, DateTimeOffset knownAt, ReadOnlySpan<double> values)
    {
        ArgumentException.ThrowIfNullOrEmpty(schemaHash);
        Series = series;
        SchemaHash = schemaHash;
        BarTime = barTime.ToUniversalTime();
        KnownAt = knownAt.ToUniversalTime();
        _values = values.ToArray();
    }

    /// <summary>Whose row it is.</summary>
    public BarSeriesId Series { get; }

    /// <summary>The hash of the schema that says what the values are.</summary>
    public string SchemaHash { get; }

    /// <summary>The open time of the bar that the row ends at, UTC.</summary>
    public DateTimeOffset BarTime { get; }

    /// <summary>When everything in it was available, UTC.</summary>
    public DateTimeOffset KnownAt { get; }

    /// <summary>The values in the order of the schema; <see cref="double.NaN"/> where there is none.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Takes a row of a matrix.</summary>
    /// <param name="matrix">The rows.</param>
    /// <param name="index">Which.</param>
    /// <returns>The row.</returns>
    public static FeatureRow Of(FeatureMatrix matrix, int index)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var bar = matrix.Bars[index];
        return new FeatureRow(bar.Series, matrix.Schema.Hash, bar.OpenTime, matrix.KnownAt(index), matrix.Row(index));
    }

    /// <inheritdoc/>
    public bool Equals(FeatureRow? other) =>
        other is not null && Series == other.Series && SchemaHash == other.SchemaHash && BarTime == other.BarTime && KnownAt == other.KnownAt
        && HasValuesOf(other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FeatureRow);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Series, SchemaHash, BarTime, KnownAt);

    /// <summary>Whether the values are the same bit for bit; one missing value is like another.</summary>
    internal bool HasValuesOf(FeatureRow other)
    {
        var same = _values.Length == other._values.Length;
        for (var i = 0; same && i < _values.Length; i++)
        {
            same = IsSame(_values[i], other._values[i]);
        }

        return same;
    }

    internal static bool IsSame(double left, double right) =>
        BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right) || (double.IsNaN(left) && double.IsNaN(right));
}
