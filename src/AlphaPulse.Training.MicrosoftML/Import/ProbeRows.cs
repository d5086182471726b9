using AlphaPulse.Models;

namespace AlphaPulse.Training.MicrosoftML;

/// <summary>Rows that are made to reach certain nodes of certain trees.</summary>
internal sealed class ProbeRows(FeatureSchema schema)
{
    private readonly int _columns = schema.Columns.Count;
    private readonly List<double[]> _rows = [];

    /// <summary>Adds a row that reaches a node, with a value of its own for the feature of the node.</summary>
    /// <param name="tree">The tree; what is above the node knows already where missing features go.</param>
    /// <param name="node">The node.</param>
    /// <param name="value">The feature of the node; NaN for a missing one.</param>
    /// <returns>Whether there is such a row. A present value may lead elsewhere: it is one more row to compare all the same.</returns>
    internal bool TryAdd(ForeignTree tree, int node, double value)
    {
        var low = new float[_columns];
        var high = new float[_columns];
        var mayMiss = new bool[_columns];
        Array.Fill(low, float.NegativeInfinity);
        Array.Fill(high, float.PositiveInfinity);
        Array.Fill(mayMiss, true);
        for (int child = node, above = tree.Parents[node]; above >= 0; child = above, above = tree.Parents[above])
        {
            var feature = tree.Feature(above);
            var isLeft = tree.Left(above) == child;
            low[feature] = isLeft ? low[feature] : Math.Max(low[feature], tree.Threshold(above));
            high[feature] = isLeft ? Math.Min(high[feature], tree.Threshold(above)) : high[feature];
            mayMiss[feature] &= tree.MissingLeft[above] == isLeft;
        }

        var row = new double[_columns];
        for (var column = 0; column < _columns; column++)
        {
            row[column] = Between(low[column], high[column], mayMiss[column]);
            if (double.IsInfinity(row[column]))
            {
                return false;
            }
        }

        if (double.IsNaN(value) && !mayMiss[tree.Feature(node)])
        {
            return false;
        }

        row[tree.Feature(node)] = value;
        _rows.Add(row);
        return true;
    }

    /// <summary>Adds a row that is there already.</summary>
    internal void Add(double[] row) => _rows.Add(row);

    /// <summary>The rows, as far as Microsoft.ML is concerned the training rows of a regression.</summary>
    internal TrainingMatrix ToMatrix() =>
        TrainingMatrix.FromRows(schema, [.. _rows.SelectMany(row => row)], new double[_rows.Count]);

    // A feature above low and at most high; infinite where there is none.
    private static double Between(float low, float high, bool mayMiss) =>
        low >= high ? (mayMiss ? double.NaN : double.PositiveInfinity)
        : float.IsPositiveInfinity(high) ? (float.IsNegativeInfinity(low) ? 0 : float.BitIncrement(low))
        : high;
}
