using System.Globalization;
using System.Numerics;

namespace AlphaPulse.Models;

/// <summary>Training rows: features, targets and optional weights, with the schema that names the columns.</summary>
/// <remarks>
/// The features lie in one array, column by column, since every learner works through columns. A feature that is
/// <see cref="double.NaN"/> is missing; whether that is allowed is the learner's to say. Infinite values are refused. The arrays are
/// taken over, not copied: do not change them afterwards. Immutable and safe for use from any thread.
/// </remarks>
public sealed class TrainingMatrix
{
    private readonly double[] _features;
    private readonly double[] _targets;
    private readonly double[]? _weights;
    private RowTimes[] _times = [];

    /// <summary>Creates a matrix over columns that lie one after the other.</summary>
    /// <param name="schema">The names and order of the columns.</param>
    /// <param name="features">The features by column: feature <c>c</c> of row <c>r</c> is at <c>c * rows + r</c>.</param>
    /// <param name="targets">The targets, one a row; finite.</param>
    /// <param name="weights">The weights, one a row, finite and at least 0, with a positive sum; <see langword="null"/> weighs every row 1.</param>
    /// <exception cref="ArgumentException">A size is wrong, or a value is not allowed; the message names the row and column.</exception>
    public TrainingMatrix(FeatureSchema schema, double[] features, double[] targets, double[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(targets);
        if (targets.Length == 0)
        {
            throw new ArgumentException("There are no training rows; give at least one target.", nameof(targets));
        }

        var expected = (long)targets.Length * schema.Columns.Count;
        if (features.Length != expected)
        {
            throw new ArgumentException(
                Text($"There are {features.Length} features, but {targets.Length} rows of {schema.Columns.Count} columns need {expected}."),
                nameof(features));
        }

        Schema = schema;
        _features = features;
        _targets = targets;
        _weights = weights;
        RefuseImpossibleTargets(targets);
        RefuseInfiniteFeatures(features);
        if (weights is not null)
        {
            RefuseImpossibleWeights(weights);
        }
    }

    /// <summary>The names and order of the columns.</summary>
    public FeatureSchema Schema { get; }

    /// <summary>How many rows there are; at least 1.</summary>
    public int Rows => _targets.Length;

    /// <summary>How many columns there are; at least 1.</summary>
    public int Columns => Schema.Columns.Count;

    /// <summary>The targets, one a row.</summary>
    public ReadOnlySpan<double> Targets => _targets;

    /// <summary>The weights, one a row; empty where every row weighs 1.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>When each row was known and when its target was; empty where nobody said so, and then nothing can be purged.</summary>
    public ReadOnlySpan<RowTimes> Times => _times;

    /// <summary>The same rows with their times, for learners that make purged folds of them.</summary>
    /// <param name="times">The times, one entry a row. Taken over, not copied.</param>
    /// <returns>A matrix over the same arrays.</returns>
    /// <exception cref="ArgumentException">There are not as many times as rows.</exception>
    public TrainingMatrix WithTimes(RowTimes[] times)
    {
        ArgumentNullException.ThrowIfNull(times);
        if (times.Length != Rows)
        {
            throw new ArgumentException(Text($"There are times of {times.Length} rows for {Rows} rows; give each row its own."), nameof(times));
        }

        var copy = (TrainingMatrix)MemberwiseClone();
        copy._times = times;
        return copy;
    }

    /// <summary>How learners draw rows that are asked to do so knowing how labels overlap (<see cref="RowSampling.Sequential"/>); <see langword="null"/> where nobody knows that.</summary>
    public RowSampler? Sampler { get; private set; }

    /// <summary>Creates a matrix from rows that lie one after the other.</summary>
    /// <param name="schema">The names and order of the columns.</param>
    /// <param name="features">The features by row: feature <c>c</c> of row <c>r</c> is at <c>r * columns + c</c>. Copied.</param>
    /// <param name="targets">The targets, one a row.</param>
    /// <param name="weights">The weights, one a row, or <see langword="null"/>.</param>
    /// <returns>The matrix.</returns>
    /// <exception cref="ArgumentException">A size is wrong, or a value is not allowed.</exception>
    public static TrainingMatrix FromRows(
        FeatureSchema schema, ReadOnlySpan<double> features, double[] targets, double[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(targets);
        return new TrainingMatrix(schema, ByColumn(features, targets.Length, schema.Columns.Count), targets, weights);
    }

    /// <summary>Creates a matrix from rows of 32-bit floats that lie one after the other.</summary>
    /// <param name="schema">The names and order of the columns.</param>
    /// <param name="features">The features by row: feature <c>c</c> of row <c>r</c> is at <c>r * columns + c</c>. Copied.</param>
    /// <param name="targets">The targets, one a row.</param>
    /// <param name="weights">The weights, one a row, or <see langword="null"/>.</param>
    /// <returns>The matrix.</returns>
    /// <exception cref="ArgumentException">A size is wrong, or a value is not allowed.</exception>
    public static TrainingMatrix FromRows(
        FeatureSchema schema, ReadOnlySpan<float> features, double[] targets, double[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(targets);
        return new TrainingMatrix(schema, ByColumn(features, targets.Length, schema.Columns.Count), targets, weights);
    }

    /// <summary>The same rows with a sampler.</summary>
    /// <param name="sampler">How rows are drawn with replacement.</param>
    /// <returns>A matrix over the same arrays.</returns>
    public TrainingMatrix WithSampler(RowSampler sampler)
    {
        ArgumentNullException.ThrowIfNull(sampler);
        var copy = (TrainingMatrix)MemberwiseClone();
        copy.Sampler = sampler;
        return copy;
    }

    /// <summary>One column.</summary>
    /// <param name="column">Its position in the schema, from 0.</param>
    /// <returns>The features of every row.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public ReadOnlySpan<double> Column(int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Columns);
        return _features.AsSpan(column * Rows, Rows);
    }

    /// <summary>Copies one row.</summary>
    /// <param name="row">Its number, from 0.</param>
    /// <param name="destination">Where the features go, in the order of the schema.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="ArgumentException">The destination is shorter than a row.</exception>
    public void CopyRow(int row, Span<double> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Rows);
        if (destination.Length < Columns)
        {
            throw new ArgumentException(Text($"A row has {Columns} features, the destination room for {destination.Length}."), nameof(destination));
        }

        for (var column = 0; column < Columns; column++)
        {
            destination[column] = _features[column * Rows + row];
        }
    }

    /// <summary>Turns rows into columns, a few rows at a time, so that both lie in the cache; a wrong size is left for the constructor to refuse.</summary>
    private static double[] ByColumn<T>(ReadOnlySpan<T> byRow, int rows, int columns)
        where T : unmanaged, INumberBase<T>
    {
        const int rowsAtOnce = 32;
        if (byRow.Length != (long)rows * columns)
        {
            return new double[byRow.Length];
        }

        var byColumn = GC.AllocateUninitializedArray<double>(byRow.Length);
        for (var from = 0; from < rows; from += rowsAtOnce)
        {
            var count = Math.Min(rowsAtOnce, rows - from);
            for (var column = 0; column < columns; column++)
            {
                var destination = byColumn.AsSpan(column * rows + from, count);
                for (var i = 0; i < destination.Length; i++)
                {
                    destination[i] = double.CreateTruncating(byRow[(from + i) * columns + column]);
                }
            }
        }

        return byColumn;
    }

    private static void RefuseImpossibleTargets(double[] targets)
    {
        for (var row = 0; row < targets.Length; row++)
        {
            if (!double.IsFinite(targets[row]))
            {
                throw new ArgumentException(Text($"The target of row {row} is {targets[row]}; leave out rows without a finite target."), nameof(targets));
            }
        }
    }

    private void RefuseInfiniteFeatures(double[] features)
    {
        var infinite = features.AsSpan().IndexOfAny(double.PositiveInfinity, double.NegativeInfinity);
        if (infinite >= 0)
        {
            throw new ArgumentException(
                Text($"Feature '{Schema.Columns[infinite / Rows].Name}' of row {infinite % Rows} is {features[infinite]}; a missing feature is NaN, never infinite."),
                nameof(features));
        }
    }

    private void RefuseImpossibleWeights(double[] weights)
    {
        if (weights.Length != Rows)
        {
            throw new ArgumentException(Text($"There are {weights.Length} weights for {Rows} rows."), nameof(weights));
        }

        var sum = 0.0;
        for (var row = 0; row < weights.Length; row++)
        {
            if (!double.IsFinite(weights[row]) || weights[row] < 0)
            {
                throw new ArgumentException(Text($"The weight of row {row} is {weights[row]}; weights are finite and at least 0."), nameof(weights));
            }

            sum += weights[row];
        }

        if (sum is 0 or double.PositiveInfinity)
        {
            throw new ArgumentException(Text($"The weights sum to {sum}; the sum must be positive and finite."), nameof(weights));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
