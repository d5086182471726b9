namespace AlphaPulse.Models;

/// <summary>Picks the rows that count.</summary>
internal static class RowSelection
{
    /// <summary>The rows that weigh something, or null where all do: others must not count in any way, as if they were not there.</summary>
    internal static int[]? Weighing(TrainingMatrix data)
    {
        var weights = data.Weights;
        if (!weights.Contains(0))
        {
            return null;
        }

        var rows = new List<int>(data.Rows);
        for (var row = 0; row < weights.Length; row++)
        {
            if (weights[row] > 0)
            {
                rows.Add(row);
            }
        }

        return [.. rows];
    }

    /// <summary>At most so many rows of those that count, drawn without replacement; the rows themselves where there are no more.</summary>
    /// <param name="rows">The rows that count, or null for all.</param>
    /// <param name="count">How many those are.</param>
    /// <param name="most">How many are drawn; 0 for all.</param>
    /// <param name="random">Where chance comes from.</param>
    internal static int[]? Draw(int[]? rows, int count, int most, DeterministicRandom random)
    {
        if (most == 0 || count <= most)
        {
            return rows;
        }

        var drawn = Sample.Draw(random, count, most).Drawn;
        return rows is null ? drawn : Array.ConvertAll(drawn, i => rows[i]);
    }

    /// <summary>The values of some rows; none where there are none.</summary>
    internal static double[] Pick(ReadOnlySpan<double> values, ReadOnlySpan<int> rows)
    {
        var picked = new double[values.IsEmpty ? 0 : rows.Length];
        for (var i = 0; i < picked.Length; i++)
        {
            picked[i] = values[rows[i]];
        }

        return picked;
    }

    /// <summary>The values of some rows, or of all where no rows are given.</summary>
    internal static double[] Pick(ReadOnlySpan<double> values, int[]? rows) => rows is null ? values.ToArray() : Pick(values, rows.AsSpan());
}
