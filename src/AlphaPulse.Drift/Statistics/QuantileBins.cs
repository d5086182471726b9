namespace AlphaPulse.Drift;

/// <summary>Bins of equal counts of a reference, closed on the right, open at both ends.</summary>
internal static class QuantileBins
{
    /// <summary>The inner edges: the different quantiles without the least and the greatest.</summary>
    internal static double[] Edges(ReadOnlySpan<double> sorted, int bins)
    {
        var edges = new List<double>(bins + 1);
        for (var i = 0; i <= bins; i++)
        {
            var edge = SortedSample.Quantile(sorted, (double)i / bins);
            if (edges.Count == 0 || edge > edges[^1])
            {
                edges.Add(edge);
            }
        }

        return edges.Count <= 2 ? [] : [.. edges[1..^1]];
    }

    /// <summary>The share of an ascending sample in each bin.</summary>
    internal static void Shares(ReadOnlySpan<double> sorted, ReadOnlySpan<double> edges, Span<double> shares)
    {
        var start = 0;
        for (var bin = 0; bin < shares.Length; bin++)
        {
            var end = start;
            if (bin == edges.Length)
            {
                end = sorted.Length;
            }
            else
            {
                while (end < sorted.Length && sorted[end] <= edges[bin])
                {
                    end++;
                }
            }

            shares[bin] = (double)(end - start) / sorted.Length;
            start = end;
        }
    }

    internal static double Index(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        var sum = 0.0;
        for (var i = 0; i < reference.Length; i++)
        {
            var p = reference[i] > 0 ? reference[i] : DriftTests.EmptyBinShare;
            var q = current[i] > 0 ? current[i] : DriftTests.EmptyBinShare;
            sum += (q - p) * Math.Log(q / p);
        }

        return sum;
    }
}
