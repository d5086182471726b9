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

        if (double.IsPositiveInfinity(x))
        {
            return 0;
        }

        // The terms are exp(-half) half^k / Gamma(k + 1). The first may be below the least double while the sum is not, so the greatest comes first.
        var half = x / 2;
        var (least, last) = (degrees % 2 == 0 ? 0 : 0.5, degrees / 2.0 - 1);
        var sum = least > 0 ? 2 * NormalDistribution.Survival(Math.Sqrt(x)) : 0;
        if (last < least)
        {
            return Math.Min(1, sum);
        }

        var middle = Math.Clamp(least + Math.Floor(half), least, last);
        var greatest = PoissonMass(middle, half);
        sum += greatest;
        var term = greatest;
        for (var k = middle; k > least && term > 0; k--)
        {
            term *= k / half;
            sum += term;
        }

        term = greatest;
        for (var k = middle + 1; k <= last && term > 0; k++)
        {
            term *= half / k;
            sum += term;
        }

        return Math.Min(1, sum);
    }

    /// <summary>exp(-mean) mean^k / Gamma(k + 1), with the large parts of Stirling's formula joined before they are subtracted.</summary>
    private static double PoissonMass(double k, double mean)
    {
        if (k == 0)
        {
            return Math.Exp(-mean);
        }

        var distance = mean - k;
        return Math.Exp(k * IncompleteBeta.LogRatio(distance / k, mean / k) - distance - IncompleteBeta.StirlingRest(k)) / Math.Sqrt(2 * Math.PI * k);
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
