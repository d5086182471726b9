namespace AlphaPulse.Models;

/// <summary>The rows on which a model is tried when it is loaded: what the model is made of decides them, so equal models have equal rows.</summary>
internal static class ProbeRows
{
    // Ordinary rows enough that scoring them together takes the way of many rows.
    private const int OrdinaryRows = 4;
    private const int BorderRows = 4;
    private const int BelowRows = 2;
    private const int GappedRows = 2;
    private const double Spread = 3;

    /// <summary>Zeros of both signs, the greatest and the least number, nothing; ordinary numbers; the borders of splits, exactly, just below and with gaps.</summary>
    internal static double[] Of(SelfTestSubject subject)
    {
        var width = subject.Schema.Columns.Count;
        double[] constants = [0, -0.0, double.MaxValue, double.MinValue, double.NaN];
        var rows = new double[(constants.Length + OrdinaryRows + BorderRows + BelowRows + GappedRows) * width];
        var next = 0;
        foreach (var constant in constants)
        {
            rows.AsSpan(next++ * width, width).Fill(constant);
        }

        // Whole numbers of a generator and products of them, whose bits no library of mathematics decides.
        var random = new DeterministicRandom(1);
        var borders = Borders(subject);
        for (var row = 0; row < OrdinaryRows + BorderRows + BelowRows + GappedRows; row++, next++)
        {
            for (var column = 0; column < width; column++)
            {
                var ordinary = Spread * (2 * random.NextDouble() - 1);
                var border = row >= OrdinaryRows && borders[column] is { } known ? known[random.NextInt32(known.Count)] : ordinary;
                rows[next * width + column] =
                    row < OrdinaryRows + BorderRows ? border
                    : row < OrdinaryRows + BorderRows + BelowRows ? Math.BitDecrement(border)
                    : random.NextInt32(3) == 0 ? double.NaN : border;
            }
        }

        return rows;
    }

    /// <summary>The thresholds and categories by which each column is split.</summary>
    private static List<double>?[] Borders(SelfTestSubject subject)
    {
        var borders = new List<double>?[subject.Schema.Columns.Count];
        foreach (var flat in subject.Ensembles.Select(e => e.Flat))
        {
            foreach (var node in flat.Nodes)
            {
                if (!node.IsLeaf)
                {
                    (borders[node.Feature] ??= []).Add(node.IsCategorical ? flat.CategoriesOf(node.List)[0] : node.Number);
                }
            }
        }

        return borders;
    }
}
