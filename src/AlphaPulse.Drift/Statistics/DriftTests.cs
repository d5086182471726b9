namespace AlphaPulse.Drift;

/// <summary>Tests of whether two samples come from one distribution.</summary>
/// <remarks>
/// Both assume independent rows. Features of a market are not: neighbouring rows resemble each other, so that these tests flag most
/// pairs of undrifted windows. Do not alarm on their p-values; <see cref="DriftMonitor"/> compares the statistics with thresholds
/// that were learned from the reference. Missing and infinite values are left out and counted. Safe for use from any thread.
/// </remarks>
public static class DriftTests
{
    /// <summary>The share that an empty bin gets in <see cref="PopulationStabilityIndex"/>, so that its logarithm is finite: 1e-4.</summary>
    public const double EmptyBinShare = 1e-4;

    /// <summary>The larger sample up to which the p-value of <see cref="KolmogorovSmirnov"/> is exact: 10,000 values.</summary>
    public const int LargestExactSample = 10_000;

    /// <summary>The two-sample, two-sided Kolmogorov-Smirnov test.</summary>
    /// <param name="reference">The reference, in any order.</param>
    /// <param name="current">What is compared with it, in any order.</param>
    /// <returns>The statistic and its p-value.</returns>
    /// <remarks>
    /// Up to <see cref="LargestExactSample"/> values the p-value is exact, as if there were no ties (with ties it is too large, never
    /// too small). Above, it is of the one-sample law with nm/(n+m) rows, rounded half to even (Hodges 1958, as SciPy does).
    /// </remarks>
    /// <exception cref="InsufficientHistoryException">A sample has no finite value.</exception>
    public static KolmogorovSmirnovResult KolmogorovSmirnov(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        var r = SortedSample.From(reference, nameof(reference));
        var c = SortedSample.From(current, nameof(current));
        var gap = KolmogorovDistance.GreatestGap(r, c);
        var common = KolmogorovDistance.LeastCommonMultiple(r.Length, c.Length);
        var statistic = (double)gap / common;
        var isExact = Math.Max(r.Length, c.Length) <= LargestExactSample;
        var p = isExact
            ? ExactKolmogorov.Survival(r.Length, c.Length, gap)
            : KolmogorovLaw.Survival((int)Math.Round((double)r.Length * c.Length / ((double)r.Length + c.Length), MidpointRounding.ToEven), statistic);
        return new KolmogorovSmirnovResult(
            statistic, Math.Clamp(p, 0, 1), isExact, r.Length, c.Length, reference.Length - r.Length, current.Length - c.Length);
    }

    /// <summary>The population stability index: the sum over bins of (q - p) ln(q / p) with the shares p of the reference and q of the current values.</summary>
    /// <param name="reference">The reference, in any order.</param>
    /// <param name="current">What is compared with it, in any order.</param>
    /// <param name="bins">Into how many bins of equal counts the reference is cut, from 2 to 1,000; default 10.</param>
    /// <returns>The index and its bins.</returns>
    /// <remarks>
    /// Edges are quantiles of the reference (linear interpolation); equal edges fall together, so ties give fewer bins and a constant
    /// reference gives one bin and an index of 0. The outer bins are open. A share of 0 becomes <see cref="EmptyBinShare"/>; nothing is
    /// renormalised.
    /// </remarks>
    /// <exception cref="InsufficientHistoryException">A sample has no finite value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of bins is out of its range.</exception>
    public static PopulationStabilityResult PopulationStabilityIndex(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, int bins = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bins, 1000);
        var r = SortedSample.From(reference, nameof(reference));
        var c = SortedSample.From(current, nameof(current));
        var edges = QuantileBins.Edges(r, bins);
        var p = new double[edges.Length + 1];
        var q = new double[edges.Length + 1];
        QuantileBins.Shares(r, edges, p);
        QuantileBins.Shares(c, edges, q);
        return new PopulationStabilityResult(
            QuantileBins.Index(p, q), edges, p, q, reference.Length - r.Length, current.Length - c.Length);
    }
}
