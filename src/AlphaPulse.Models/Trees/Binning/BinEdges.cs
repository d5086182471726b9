namespace AlphaPulse.Models;

/// <summary>The bins of one column: weighted quantiles of the values that are present.</summary>
/// <remarks>
/// Bin <c>b</c> holds the values from edge <c>b - 1</c> (included) to edge <c>b</c> (excluded); the bin after the last is that of
/// missing values. An edge lies between two neighbouring values, so a split at it cuts doubles as it cuts bins.
/// </remarks>
internal sealed class BinEdges
{
    private readonly double[] _edges;

    private BinEdges(double[] edges) => _edges = edges;

    /// <summary>How many bins there are for present values; at least 1. Also the bin of a missing value.</summary>
    internal int Count => _edges.Length + 1;

    /// <summary>The threshold that sends the bins below one to the left; below the first, it sends no present value there.</summary>
    internal double Threshold(int bin) => bin == 0 ? double.MinValue : _edges[bin - 1];

    internal byte Find(double value)
    {
        Span<byte> bin = stackalloc byte[1];
        new BinFinder(this).Find([value], bin, 1);
        return bin[0];
    }

    /// <summary>Copies the edges, ascending.</summary>
    internal void CopyTo(Span<double> destination) => _edges.CopyTo(destination);

    /// <summary>Finds the bins of a column.</summary>
    /// <param name="values">The values, in any order; those that are NaN are left out.</param>
    /// <param name="weights">Their positive weights, or empty.</param>
    /// <param name="bins">How many bins at most.</param>
    internal static BinEdges Measure(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, int bins) =>
        Measure(values, weights, bins, new RadixSort());

    /// <inheritdoc cref="Measure(ReadOnlySpan{double}, ReadOnlySpan{double}, int)"/>
    internal static BinEdges Measure(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, int bins, RadixSort sort)
    {
        var sorted = sort.Values(values.Length);
        var sortedWeights = sort.Weights(values.Length);
        var count = 0;
        for (var row = 0; row < values.Length; row++)
        {
            if (double.IsNaN(values[row]))
            {
                continue;
            }

            sorted[count] = values[row];
            if (!weights.IsEmpty)
            {
                sortedWeights[count] = weights[row];
            }

            count++;
        }

        sort.Sort(sorted[..count], weights.IsEmpty ? [] : sortedWeights[..count]);

        // Each distinct value once, with its weight, at the front of the arrays.
        var distinct = 0;
        for (var i = 0; i < count; i++)
        {
            var weight = weights.IsEmpty ? 1 : sortedWeights[i];
            if (i == 0 || sorted[i] != sorted[distinct - 1])
            {
                sorted[distinct] = sorted[i];
                sortedWeights[distinct++] = weight;
            }
            else
            {
                sortedWeights[distinct - 1] += weight;
            }
        }

        return new BinEdges(Cut(sorted[..distinct], sortedWeights[..distinct], bins));
    }

    private static double[] Cut(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, int bins)
    {
        var remaining = 0.0;
        foreach (var weight in weights)
        {
            remaining += weight;
        }

        var edges = new List<double>(bins - 1);
        var filled = 0.0;
        for (var i = 0; i + 1 < values.Length && edges.Count < bins - 1; i++)
        {
            filled += weights[i];

            // With bins enough for every value, each has its own. Otherwise a bin ends where it comes closest to an equal share of
            // what is left, so that one frequent value does not leave the others without bins.
            if (values.Length <= bins || filled + weights[i + 1] / 2 >= remaining / (bins - edges.Count))
            {
                edges.Add(Between(values[i], values[i + 1]));
                remaining -= filled;
                filled = 0;
            }
        }

        return [.. edges];
    }

    /// <summary>A number above the lower value and not above the upper one.</summary>
    private static double Between(double lower, double upper)
    {
        var middle = lower / 2 + upper / 2;
        return middle > lower && middle <= upper ? middle : upper;
    }
}
