namespace AlphaPulse.Drift;

/// <summary>The two-sided one-sample law of Kolmogorov for finite n, chosen by region as Simard and L'Ecuyer (2011) advise.</summary>
internal static class KolmogorovLaw
{
    /// <summary>The probability that the statistic of n rows is at least a distance.</summary>
    internal static double Survival(int n, double distance)
    {
        if (n * distance <= 0.5)
        {
            return 1;
        }

        if (distance >= 1)
        {
            return 0;
        }

        var square = n * distance * distance;

        // The two one-sided events exclude each other from a half on, and nearly do so in the tail.
        if (distance >= 0.5 || square >= (n <= 140 ? 4 : 2.2))
        {
            return square >= 370 && n > 140 ? 0 : Math.Min(1, 2 * OneSided(n, distance));
        }

        return n <= 140 || n * Math.Pow(distance, 1.5) <= 1.4
            ? 1 - MarsagliaMatrix.Cumulative(n, distance)
            : 1 - PelzGood.Cumulative(n, distance);
    }

    /// <summary>The one-sided survival, a sum of positive terms (Birnbaum and Tingey, 1951), in logarithms.</summary>
    private static double OneSided(int n, double x)
    {
        var last = (int)Math.Floor(n * (1 - x));
        var logCombinations = 0.0;
        var sum = 0.0;
        var compensation = 0.0;
        for (var j = 0; j <= last; j++)
        {
            var below = x + (double)j / n;
            var above = 1 - below;
            var term = above <= 0
                ? (j == n ? Math.Exp((n - 1) * Math.Log(below)) : 0)
                : Math.Exp(logCombinations + (j - 1) * Math.Log(below) + (n - j) * Log1P(-below));
            (sum, compensation) = AddPrecisely(sum, compensation, term);
            if (j < n)
            {
                logCombinations = LogFactorial.Combinations(n, j + 1);
            }
        }

        return x * (sum + compensation);
    }

    private static (double Sum, double Compensation) AddPrecisely(double sum, double compensation, double term)
    {
        var total = sum + term;
        compensation += Math.Abs(sum) >= Math.Abs(term) ? sum - total + term : term - total + sum;
        return (total, compensation);
    }

    /// <summary>ln(1 + x) that keeps the digits of a small x.</summary>
    private static double Log1P(double x)
    {
        var u = 1 + x;
        return u == 1 ? x : Math.Log(u) * x / (u - 1);
    }
}
