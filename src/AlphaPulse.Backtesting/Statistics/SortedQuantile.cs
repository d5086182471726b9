namespace AlphaPulse.Backtesting;

/// <summary>Quantiles of sorted values by linear interpolation (type 7 of Hyndman and Fan, 1996).</summary>
/// <remarks>Pure and safe for use from any thread.</remarks>
public static class SortedQuantile
{
    /// <summary>The quantile.</summary>
    /// <param name="sorted">The values, rising; at least one, finite.</param>
    /// <param name="share">Which share of the values lies below it; from 0 to 1.</param>
    /// <returns>The quantile, between the two values that it lies next to.</returns>
    /// <exception cref="ArgumentException">There are no values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    public static double Of(ReadOnlySpan<double> sorted, double share)
    {
        if (sorted.IsEmpty)
        {
            throw new ArgumentException("There are no values, so none lies between them.", nameof(sorted));
        }

        if (!(share is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share of the values below a quantile is from 0 to 1.");
        }

        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
