namespace AlphaPulse.Drift;

/// <summary>How many independent rows a window of dependent rows is worth, from the autocorrelations of ranks.</summary>
internal static class RankDependence
{
    private const double Negligible = 0.05;

    /// <summary>How many lags are computed at most; in longer windows each stands for several.</summary>
    private const int MostLags = 200;

    internal static double EffectiveRows(ReadOnlySpan<double> values, double[] sorted, int window)
    {
        // Ranks, since a single wild value would hide the dependence of all others. Missing rows keep their place.
        var ranks = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            ranks[i] = double.IsFinite(values[i]) ? MiddleRank(sorted, values[i]) - 0.5 : double.NaN;
        }

        var variance = Correlate(ranks, 0);
        if (!(variance > 0))
        {
            return window;
        }

        var step = Math.Max(1, window / MostLags);
        var sum = 0.0;
        for (var lag = step; lag < window; lag += step)
        {
            var correlation = Correlate(ranks, lag) / variance;
            if (!(correlation > Negligible))
            {
                break;
            }

            sum += step * (1 - (double)lag / window) * correlation;
        }

        return window / (1 + 2 * sum);
    }

    private static double Correlate(double[] ranks, int lag)
    {
        var sum = 0.0;
        var count = 0;
        for (var i = lag; i < ranks.Length; i++)
        {
            var product = ranks[i] * ranks[i - lag];
            if (!double.IsNaN(product))
            {
                sum += product;
                count++;
            }
        }

        return count > 0 ? sum / count : double.NaN;
    }

    /// <summary>The rank of a value as a share from 0 to 1, in the middle of its ties.</summary>
    private static double MiddleRank(double[] sorted, double value)
    {
        var below = Bound(sorted, value, includeEqual: false);
        var upTo = Bound(sorted, value, includeEqual: true);
        return (below + upTo) / 2.0 / sorted.Length;
    }

    private static int Bound(double[] sorted, double value, bool includeEqual)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (sorted[middle] < value || (includeEqual && sorted[middle] == value))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
