using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>Groups columns that tell the same, so that their importance is not divided among them until none has any.</summary>
/// <remarks>
/// Agglomerative clustering with average linkage on the distance <c>sqrt((1 - |rank correlation|) / 2)</c>: the nearest two clusters are joined until the
/// nearest are farther apart than that of a given correlation. A column that does not vary is a cluster of its own. Pure and safe for use from any thread.
/// </remarks>
public static class ColumnClusters
{
    /// <summary>Groups the columns of some samples.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="rows">The positions of those to look at, which should be training samples alone; at least two.</param>
    /// <param name="correlation">Columns whose mean absolute rank correlation is above this are joined; from 0 to 1, default 0.5.</param>
    /// <returns>The positions of the columns of each cluster, rising; clusters in the order of their first column.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The correlation is out of range.</exception>
    /// <exception cref="InsufficientHistoryException">There are fewer than two rows.</exception>
    public static IReadOnlyList<IReadOnlyList<int>> Find(SampleSet samples, IReadOnlyList<int> rows, double correlation = 0.5)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(rows);
        if (!(correlation is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(correlation), correlation, "A correlation to join at is from 0 to 1.");
        }

        if (rows.Count < 2)
        {
            throw new InsufficientHistoryException($"{rows.Count} rows have no correlations; give at least 2.");
        }

        var width = samples.Features.Schema.Columns.Count;
        var columns = new double[width][];
        for (var column = 0; column < width; column++)
        {
            columns[column] = [.. rows.Select(r => samples.Features.Row(samples.Samples[r].BarIndex)[column])];
        }

        var distance = new double[width, width];
        for (var i = 0; i < width; i++)
        {
            for (var k = 0; k < i; k++)
            {
                distance[i, k] = distance[k, i] = Distance(Math.Abs(RankMetrics.SpearmanCorrelation(columns[i], columns[k]) ?? 0));
            }
        }

        return Join(distance, Distance(correlation));
    }

    private static double Distance(double correlation) => Math.Sqrt((1 - correlation) / 2);

    private static List<List<int>> Join(double[,] distance, double limit)
    {
        var clusters = Enumerable.Range(0, distance.GetLength(0)).Select(i => new List<int> { i }).ToList();
        while (clusters.Count > 1)
        {
            var (first, second, nearest) = (0, 0, double.PositiveInfinity);
            for (var i = 0; i < clusters.Count; i++)
            {
                for (var k = i + 1; k < clusters.Count; k++)
                {
                    var between = clusters[i].Average(a => clusters[k].Average(b => distance[a, b]));
                    (first, second, nearest) = between < nearest ? (i, k, between) : (first, second, nearest);
                }
            }

            if (nearest >= limit)
            {
                break;
            }

            clusters[first].AddRange(clusters[second]);
            clusters.RemoveAt(second);
        }

        clusters.ForEach(c => c.Sort());
        return [.. clusters.OrderBy(c => c[0])];
    }
}
