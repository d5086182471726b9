using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>The bins of one column: weighted quantiles of the values that are present.</summary>
/// <remarks>
/// Bin <c>b</c> holds the values from edge <c>b - 1</c> (included) to edge <c>b</c> (excluded); the bin after the last is that of
/// missing values. An edge lies between two neighbouring values, so a split at it cuts doubles as it cuts bins.
/// </remarks>
internal sealed class BinEdges
{
    private readonly double[] _edges;

    private BinEdges(double[] edges, bool isCategorical)
    {
        _edges = edges;
        IsCategorical = isCategorical;
    }

    /// <summary>Whether every bin is a category; then that of missing values has the categories too that have no bin.</summary>
    internal bool IsCategorical { get; }

    /// <summary>How many bins there are for present values. Also the bin of a missing value.</summary>
    internal int Count => IsCategorical ? _edges.Length : _edges.Length + 1;

    /// <summary>The category of a bin.</summary>
    internal int Category(int bin) => (int)_edges[bin];

    /// <summary>The threshold that sends the bins below one to the left; below the first, it sends no present value there.</summary>
    internal double Threshold(int bin) => bin == 0 ? double.MinValue : _edges[bin - 1];

    internal byte Find(double value)
    {
        Span<byte> bin = stackalloc byte[1];
        new BinFinder(this).Find([value], bin, 1);
        return bin[0];
    }

    /// <summary>Copies the edges, or the categories, ascending.</summary>
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
        var (distinct, sums) = Distinct(values, weights, sort);
        return new BinEdges(Cut(distinct, sums, bins), isCategorical: false);
    }

    /// <summary>Gives the heaviest categories of a column a bin each.</summary>
    /// <exception cref="LearningException">A value is no category.</exception>
    internal static BinEdges MeasureCategories(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, int bins, string name, RadixSort sort)
    {
        var (distinct, sums) = Distinct(values, weights, sort);
        foreach (var value in distinct)
        {
            if (value is < 0 or > int.MaxValue || Math.Floor(value) != value)
            {
                throw new LearningException(string.Create(
                    CultureInfo.InvariantCulture, $"The feature '{name}' has the value {value}, which is no category; categories are whole numbers from 0 to {int.MaxValue}."));
            }
        }

        (double Category, double Weight)[] categories = [.. distinct.ToArray().Zip(sums.ToArray())];
        return new BinEdges(
            [.. categories.OrderByDescending(c => c.Weight).ThenBy(c => c.Category).Take(bins).Select(c => c.Category).Order()], isCategorical: true);
    }

    /// <summary>Each distinct value once, ascending, with its weight, in the buffers of the sort.</summary>
    private static DistinctValues Distinct(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, RadixSort sort)
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

        return new DistinctValues(sorted[..distinct], sortedWeights[..distinct]);
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

    private readonly ref struct DistinctValues(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        private readonly ReadOnlySpan<double> _values = values;
        private readonly ReadOnlySpan<double> _weights = weights;

        internal void Deconstruct(out ReadOnlySpan<double> distinct, out ReadOnlySpan<double> sums)
        {
            distinct = _values;
            sums = _weights;
        }
    }
}
