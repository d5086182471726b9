namespace AlphaPulse.Models;

/// <summary>Tests of whether one sample lies above another.</summary>
/// <remarks>
/// All take rows for independent. Losses of neighbouring bars seldom are: compare those of two models with <see cref="DieboldMarianoTest"/>.
/// A value that is not finite is refused. Pure functions, safe for use from any thread.
/// </remarks>
public static class SampleTests
{
    /// <summary>Up to this many pairs that differ, without ties, the p-value of <see cref="Wilcoxon"/> is exact.</summary>
    public const int LargestExactWilcoxon = 50;

    /// <summary>Student's t-test of the mean difference of pairs, two-sided.</summary>
    /// <param name="first">One value a pair.</param>
    /// <param name="second">The other.</param>
    /// <returns>The statistic t, positive where the first is greater; <see langword="null"/> where the differences do not vary.</returns>
    /// <exception cref="InsufficientHistoryException">There are fewer than two pairs.</exception>
    /// <exception cref="ArgumentException">Counts differ, or a value is not finite.</exception>
    public static TestResult? PairedStudent(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var differences = PairedRows.Differences(first, second, least: 2);
        var mean = PairedRows.Mean(differences);
        var squares = differences.Sum(d => (d - mean) * (d - mean));
        if (squares <= 0 || differences.AsSpan().IndexOfAnyExcept(differences[0]) < 0)
        {
            return null;
        }

        var degrees = differences.Length - 1;
        var t = mean / Math.Sqrt(squares / degrees / differences.Length);
        return new TestResult(t, Tails.StudentTwoSided(t, degrees));
    }

    /// <summary>Wilcoxon's signed-rank test of pairs, two-sided. Pairs that are equal are left out.</summary>
    /// <param name="first">One value a pair.</param>
    /// <param name="second">The other.</param>
    /// <returns>The lesser of the sums of the ranks of either sign; <see langword="null"/> where every pair is equal.</returns>
    /// <remarks>
    /// Exact up to <see cref="LargestExactWilcoxon"/> pairs without ties among the sizes of the differences; beyond, normal with the variance
    /// corrected for ties and no correction for continuity.
    /// </remarks>
    /// <exception cref="InsufficientHistoryException">There are no pairs.</exception>
    /// <exception cref="ArgumentException">Counts differ, or a value is not finite.</exception>
    public static TestResult? Wilcoxon(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double[] differences = [.. PairedRows.Differences(first, second, least: 1).Where(d => d != 0)];
        if (differences.Length == 0)
        {
            return null;
        }

        var sizes = Array.ConvertAll(differences, Math.Abs);
        var ranks = MetricRows.Ranks(sizes);
        var above = 0.0;
        for (var i = 0; i < ranks.Length; i++)
        {
            above += differences[i] > 0 ? ranks[i] : 0;
        }

        double n = ranks.Length;
        var lesser = Math.Min(above, n * (n + 1) / 2 - above);
        var ties = PairedRows.TieTerm(sizes);
        if (ranks.Length <= LargestExactWilcoxon && ties == 0)
        {
            return new TestResult(lesser, Math.Min(1, 2 * SignedRankCumulative(ranks.Length, (int)lesser)));
        }

        var deviation = Math.Sqrt((n * (n + 1) * (2 * n + 1) - ties / 2) / 24);
        return new TestResult(lesser, Tails.NormalTwoSided((lesser - n * (n + 1) / 4) / deviation));
    }

    /// <summary>The test of Mann and Whitney (1947), two-sided, of whether values of one sample tend to be above those of another.</summary>
    /// <param name="first">One sample.</param>
    /// <param name="second">The other; it may have another size.</param>
    /// <returns>
    /// U: in how many pairs the first is greater, ties counting one half; <see langword="null"/> where all values are equal. The p-value is normal
    /// with the corrections for ties and for continuity, which is good from about ten values a sample.
    /// </returns>
    /// <exception cref="InsufficientHistoryException">A sample is empty.</exception>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static TestResult? MannWhitney(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        PairedRows.Check(first, 1, nameof(first));
        PairedRows.Check(second, 1, nameof(second));
        double[] all = [.. first, .. second];
        var ranks = MetricRows.Ranks(all);
        double m = first.Length;
        double n = second.Length;
        var u = -m * (m + 1) / 2;
        for (var i = 0; i < first.Length; i++)
        {
            u += ranks[i];
        }

        var total = m + n;
        var variance = m * n / 12 * (total + 1 - PairedRows.TieTerm(all) / (total * (total - 1)));
        if (!(variance > 0) || all.AsSpan().IndexOfAnyExcept(all[0]) < 0)
        {
            return null;
        }

        var z = (Math.Abs(u - m * n / 2) - 0.5) / Math.Sqrt(variance);
        return new TestResult(u, Math.Min(1, 2 * NormalDistribution.Survival(z)));
    }

    /// <summary>The probability of a sum of at most so much, by counting the sets of ranks with each sum.</summary>
    private static double SignedRankCumulative(int n, int sum)
    {
        var shares = new double[n * (n + 1) / 2 + 1];
        shares[0] = 1;
        for (var rank = 1; rank <= n; rank++)
        {
            for (var s = shares.Length - 1; s >= 0; s--)
            {
                shares[s] = (shares[s] + (s >= rank ? shares[s - rank] : 0)) / 2;
            }
        }

        return shares.Take(sum + 1).Sum();
    }
}
