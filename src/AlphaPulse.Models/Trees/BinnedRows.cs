using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Rows with a weight, each feature as the number of its bin, and the score that the trees so far give them.</summary>
internal sealed class BinnedRows
{
    private readonly byte[] _bins;
    private readonly int _columns;

    private BinnedRows(byte[] bins, int columns, double[] targets, double[] weights)
    {
        _bins = bins;
        _columns = columns;
        Targets = targets;
        Weights = weights;
        Scores = new double[targets.Length];
        TotalWeight = weights.Length == 0 ? targets.Length : weights.Sum();
    }

    internal int Count => Targets.Length;

    internal double[] Targets { get; }

    /// <summary>The weights; empty where every row weighs 1.</summary>
    internal double[] Weights { get; }

    internal double TotalWeight { get; }

    /// <summary>The score of each row before the logistic function.</summary>
    internal double[] Scores { get; }

    /// <summary>The bins of one row. Row by row, since neighbours in time share bins: adding column by column would wait for the last sum.</summary>
    internal ReadOnlySpan<byte> Bins(int row) => _bins.AsSpan(row * _columns, _columns);

    /// <summary>Bins rows that weigh something.</summary>
    internal static BinnedRows Create(TrainingMatrix data, int[] rows, BinEdges[] edges)
    {
        if ((long)rows.Length * data.Columns > Array.MaxLength)
        {
            throw new LearningException(string.Create(
                CultureInfo.InvariantCulture, $"{rows.Length} rows of {data.Columns} columns are too many for boosted trees; use fewer rows or columns."));
        }

        var bins = new byte[rows.Length * data.Columns];
        for (var c = 0; c < data.Columns; c++)
        {
            var column = data.Column(c);
            for (var i = 0; i < rows.Length; i++)
            {
                bins[i * data.Columns + c] = edges[c].Find(column[rows[i]]);
            }
        }

        return new BinnedRows(bins, data.Columns, Pick(data.Targets, rows), Pick(data.Weights, rows));
    }

    /// <summary>The rows that weigh something: others must not count in any way, as if they were not there.</summary>
    internal static int[] Weighing(TrainingMatrix data)
    {
        var rows = new List<int>(data.Rows);
        for (var row = 0; row < data.Rows; row++)
        {
            if (data.Weights.IsEmpty || data.Weights[row] > 0)
            {
                rows.Add(row);
            }
        }

        return [.. rows];
    }

    internal static double[] Pick(ReadOnlySpan<double> values, int[] rows)
    {
        var picked = new double[values.IsEmpty ? 0 : rows.Length];
        for (var i = 0; i < picked.Length; i++)
        {
            picked[i] = values[rows[i]];
        }

        return picked;
    }
}
