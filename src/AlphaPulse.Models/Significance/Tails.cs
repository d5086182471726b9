namespace AlphaPulse.Models;

/// <summary>Tail probabilities of the distributions that tests refer to.</summary>
internal static class Tails
{
    /// <summary>The probability that a standard normal value is at least as far from 0.</summary>
    internal static double NormalTwoSided(double z) => Math.Min(1, 2 * NormalDistribution.Survival(Math.Abs(z)));

    /// <summary>The probability that a value of Student's t is at least as far from 0.</summary>
    internal static double StudentTwoSided(double t, double degrees)
    {
        if (double.IsInfinity(t))
        {
            return 0;
        }

        var sum = degrees + t * t;
        return IncompleteBeta.Regularized(degrees / 2, 0.5, degrees / sum, t * t / sum);
    }

    /// <summary>The probability that a chi-squared value is above x: finite sums of positive terms (Abramowitz and Stegun 26.4.4 and 26.4.5).</summary>
    internal static double ChiSquared(double x, int degrees)
    {
        if (x <= 0)
        {
            return 1;
        }

        var half = x / 2;
        var isOdd = degrees % 2 != 0;
        var sum = isOdd ? 2 * NormalDistribution.Survival(Math.Sqrt(x)) : Math.Exp(-half);
        var term = isOdd ? Math.Exp(-half) * Math.Sqrt(half / Math.PI) * 2 : Math.Exp(-half) * half;
        for (var k = isOdd ? 1.5 : 1.0; k < (isOdd ? (degrees + 1) / 2.0 : degrees / 2.0); k++)
        {
            sum += term;
            term *= half / (isOdd ? k : k + 1);
        }

        return Math.Min(1, sum);
    }

    /// <summary>The probability of exactly k successes.</summary>
    internal static double BinomialMass(int k, int n, double p) => p switch
    {
        0 => k == 0 ? 1 : 0,
        1 => k == n ? 1 : 0,
        _ => Math.Exp(IncompleteBeta.LogPrefix(k + 1.0, n - k + 1.0, p, 1 - p)) / (p * (1 - p) * (n + 1.0)),
    };

    /// <summary>The probability of at least k successes.</summary>
    internal static double BinomialAtLeast(int k, int n, double p) =>
        k <= 0 ? 1 : k > n ? 0 : IncompleteBeta.Regularized(k, n - k + 1.0, p);
}
