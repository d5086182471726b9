namespace AlphaPulse.Hosting;

/// <summary>Two-sided 90 % intervals.</summary>
internal static class ReportStatistics
{
    // The 95 % quantile of the normal distribution.
    private const double Z = 1.6448536269514722;

    /// <summary>The interval of a share after Wilson (1927). The count may be an effective one.</summary>
    public static ReportInterval Wilson(double share, double count)
    {
        var denominator = 1 + Z * Z / count;
        var center = (share + Z * Z / (2 * count)) / denominator;
        var half = Z / denominator * Math.Sqrt(share * (1 - share) / count + Z * Z / (4 * count * count));

        // At a share of 0 or 1 an end is exact; rounding must not push it past.
        return new ReportInterval(share, Math.Clamp(center - half, 0, share), Math.Clamp(center + half, share, 1));
    }

    /// <summary>The normal interval of a mean with an effective count.</summary>
    public static ReportInterval Mean(IReadOnlyList<double> values, double count)
    {
        var mean = values.Average();
        var variance = values.Count < 2 ? 0 : values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1);
        var half = Z * Math.Sqrt(variance / count);
        return new ReportInterval(mean, mean - half, mean + half);
    }
}
