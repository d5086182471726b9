namespace AlphaPulse.Models;

/// <summary>Whether class 1 comes as often as probabilities say: the reliability diagram and the errors that are read from it.</summary>
/// <remarks>
/// Bins without weight are left out. The expected error depends on the binning and is above 0 for finite samples even of a calibrated
/// model: compare it only between models of the same rows and bins. Immutable and safe for use from any thread.
/// </remarks>
public sealed class CalibrationCurve
{
    private readonly double _total;

    private CalibrationCurve(IReadOnlyList<CalibrationBin> bins, double total)
    {
        Bins = bins;
        _total = total;
    }

    /// <summary>The bins with weight, from the least probabilities to the greatest.</summary>
    public IReadOnlyList<CalibrationBin> Bins { get; }

    /// <summary>The mean of the sizes of the gaps, weighted by the bins (ECE with bins of equal width, ACE with bins of equal count; Naeini et al., 2015).</summary>
    public double ExpectedError => Bins.Sum(b => b.Weight / _total * Math.Abs(b.Gap));

    /// <summary>The size of the greatest gap (MCE).</summary>
    public double MaximumError => Bins.Max(b => Math.Abs(b.Gap));

    /// <summary>Makes the curve of probabilities.</summary>
    /// <param name="actual">The classes, 0 or 1.</param>
    /// <param name="predicted">The probabilities of class 1.</param>
    /// <param name="weights">The weights, or empty.</param>
    /// <param name="bins">The number of bins, from 1 to 10,000; default 10.</param>
    /// <param name="binning">How the bins are made.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, a value is not allowed, or weights are given for bins of equal count.</exception>
    public static CalibrationCurve Create(
        ReadOnlySpan<double> actual,
        ReadOnlySpan<double> predicted,
        ReadOnlySpan<double> weights = default,
        int bins = 10,
        CalibrationBinning binning = CalibrationBinning.EqualWidth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bins, 10_000);
        var total = MetricRows.CheckProbabilities(actual, predicted, weights);
        var places = Places(predicted, weights, bins, binning);
        var sums = new (int Rows, double Weight, double Predicted, double Actual)[bins];
        for (var i = 0; i < places.Length; i++)
        {
            var weight = MetricRows.Weight(weights, i);
            ref var sum = ref sums[places[i]];
            sum = (sum.Rows + 1, sum.Weight + weight, sum.Predicted + weight * predicted[i], sum.Actual + weight * actual[i]);
        }

        var filled = new List<CalibrationBin>(bins);
        for (var bin = 0; bin < bins; bin++)
        {
            var (rows, weight, said, came) = sums[bin];
            if (weight > 0)
            {
                filled.Add(new CalibrationBin(bin, rows, weight, said / weight, came / weight));
            }
        }

        return new CalibrationCurve(filled, total);
    }

    private static int[] Places(ReadOnlySpan<double> predicted, ReadOnlySpan<double> weights, int bins, CalibrationBinning binning)
    {
        var places = new int[predicted.Length];
        switch (binning)
        {
            case CalibrationBinning.EqualWidth:
                for (var i = 0; i < places.Length; i++)
                {
                    places[i] = Math.Min(bins - 1, (int)(predicted[i] * bins));
                }

                return places;
            case CalibrationBinning.EqualWidthClosedAbove:
                PlaceBetween(predicted, [.. Enumerable.Range(1, bins - 1).Select(e => (double)e / bins)], places);
                return places;
            case CalibrationBinning.Quantiles:
                PlaceBetween(predicted, InnerQuantiles(predicted, bins), places);
                return places;
            case CalibrationBinning.EqualCount:
                if (!weights.IsEmpty)
                {
                    throw new ArgumentException("Bins of equal count take no weights; leave the weights out or choose another binning.", nameof(weights));
                }

                PlaceByRank(MetricRows.Order(predicted), bins, places);
                return places;
            default:
                throw new ArgumentOutOfRangeException(nameof(binning), binning, "There is no such binning.");
        }
    }

    private static void PlaceBetween(ReadOnlySpan<double> predicted, double[] edges, int[] places)
    {
        for (var i = 0; i < places.Length; i++)
        {
            // How many edges lie below; of equal edges either all or none.
            var (low, high) = (0, edges.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = edges[middle] < predicted[i] ? (middle + 1, high) : (low, middle);
            }

            places[i] = low;
        }
    }

    private static double[] InnerQuantiles(ReadOnlySpan<double> predicted, int bins)
    {
        var sorted = predicted.ToArray();
        Array.Sort(sorted);
        var edges = new double[bins - 1];
        for (var e = 0; e < edges.Length; e++)
        {
            var position = (e + 1.0) / bins * (sorted.Length - 1);
            var below = (int)position;
            var above = Math.Min(below + 1, sorted.Length - 1);
            edges[e] = sorted[below] + (position - below) * (sorted[above] - sorted[below]);
        }

        return edges;
    }

    private static void PlaceByRank(int[] order, int bins, int[] places)
    {
        var (size, larger) = (order.Length / bins, order.Length % bins);
        var rank = 0;
        for (var bin = 0; bin < bins; bin++)
        {
            for (var last = rank + size + (bin < larger ? 1 : 0); rank < last; rank++)
            {
                places[order[rank]] = bin;
            }
        }
    }
}
