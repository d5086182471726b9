namespace AlphaPulse.Drift;

/// <summary>The exact two-sided law of the two-sample statistic: a share of lattice paths.</summary>
internal static class ExactKolmogorov
{
    /// <summary>The probability of a gap of at least so many steps of 1 / lcm(n, m).</summary>
    internal static double Survival(int n, int m, long gap)
    {
        if (gap == 0)
        {
            return 1;
        }

        return n == m ? OfEqualSizes(n, gap) : OfPaths(n, m, gap);
    }

    /// <summary>Reflections of paths over equal sizes (Gnedenko and Korolyuk, 1951): an alternating sum, nested so that it is stable.</summary>
    private static double OfEqualSizes(long n, long gap)
    {
        var p = 0.0;
        for (var k = n / gap; k >= 0; k--)
        {
            var term = 1.0;
            for (long j = 0; j < gap; j++)
            {
                term = (n - k * gap - j) * term / (n + k * gap + j + 1);
            }

            p = term * (1 - p);
        }

        return 2 * p;
    }

    /// <summary>
    /// The probability that a random path from (0, 0) to (n, m) leaves the band, by the last step. Only sums of positive terms, so
    /// small probabilities keep their digits (Viehmann, 2021).
    /// </summary>
    private static double OfPaths(int n, int m, long gap)
    {
        var divisor = KolmogorovDistance.GreatestCommonDivisor(n, m);
        long up = m / divisor;
        long down = n / divisor;
        var outside = new double[m + 1];
        for (var i = 0; i <= n; i++)
        {
            var height = i * up;
            for (var j = 0; j <= m; j++)
            {
                if (Math.Abs(height - j * down) >= gap)
                {
                    outside[j] = 1;
                }
                else if (i == 0)
                {
                    outside[j] = j == 0 ? 0 : outside[j - 1];
                }
                else if (j > 0)
                {
                    outside[j] = (i * outside[j] + j * outside[j - 1]) / (i + j);
                }
            }
        }

        return outside[m];
    }
}
