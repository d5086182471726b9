namespace AlphaPulse.Models;

/// <summary>Rows whose sums are compared: missing features, extremes, and values at the splits of all trees mixed.</summary>
internal sealed class FidelityProbes
{
    // Values of so many splits of a column.
    private const int MostValues = 4096;

    private static readonly double[] Extremes = [double.NaN, 0, -0.0, 1, -1, 1e30, -1e30, 1e-36, -1e-36, 1e300, -1e300, 2147483648, -2147483649];

    private readonly List<double>?[] _values;

    internal FidelityProbes(int columns, DecisionTree[] trees, IReadOnlyList<int> categorical)
    {
        _values = new List<double>?[columns];
        foreach (var tree in trees)
        {
            foreach (var node in tree.Nodes)
            {
                if (!node.IsLeaf && (_values[node.Feature] ??= [.. Extremes]).Count < MostValues)
                {
                    _values[node.Feature]!.AddRange(SplitProbes.Values(node));
                }
            }
        }

        foreach (var column in categorical)
        {
            _values[column]?.AddRange([0, 1, 2.7, 31, 32, 33]);
        }
    }

    /// <summary>Rows of one extreme, and rows drawn from the values of each column.</summary>
    internal IEnumerable<double[]> Samples(int count)
    {
        var row = new double[_values.Length];
        foreach (var extreme in Extremes)
        {
            Array.Fill(row, extreme);
            yield return row;
        }

        var random = new DeterministicRandom(1);
        for (var i = 0; i < count; i++)
        {
            for (var column = 0; column < row.Length; column++)
            {
                row[column] = _values[column] is { } values ? values[random.NextInt32(values.Count)] : random.NextNormal();
            }

            yield return row;
        }
    }
}
