namespace AlphaPulse;

/// <summary>The standard normal distribution, with small tails that keep their digits.</summary>
/// <remarks>
/// The middle is the series of Abramowitz and Stegun 26.2.11, the tail the continued fraction 26.2.14; both are carried to the last
/// bit, so that probabilities have about 14 digits up to z = 38, where the least double is reached. Pure and safe for use from any
/// thread.
/// </remarks>
public static class NormalDistribution
{
    private const double RootOfTwoPi = 2.5066282746310005;

    // From here on the continued fraction, before it the series: each is at its best there.
    private const double TailStart = 2;

    /// <summary>The density at a point.</summary>
    /// <param name="z">The point.</param>
    /// <returns>The density.</returns>
    public static double Density(double z) => Math.Exp(-z * z / 2) / RootOfTwoPi;

    /// <summary>The probability of a value at or below a point.</summary>
    /// <param name="z">The point; infinite ones give 0 or 1.</param>
    /// <returns>The probability from 0 to 1, or NaN for NaN.</returns>
    public static double Cumulative(double z) => Survival(-z);

    /// <summary>The probability of a value above a point.</summary>
    /// <param name="z">The point; infinite ones give 0 or 1.</param>
    /// <returns>The probability from 0 to 1, or NaN for NaN.</returns>
    public static double Survival(double z)
    {
        if (double.IsNaN(z))
        {
            return double.NaN;
        }

        return z < 0 ? 1 - Tail(-z) : Tail(z);
    }

    /// <summary>The point that a value is at or below with a probability.</summary>
    /// <param name="probability">The probability, from 0 (minus infinity) to 1 (infinity).</param>
    /// <returns>The point.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not from 0 to 1.</exception>
    public static double Quantile(double probability)
    {
        if (!(probability is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability is from 0 to 1.");
        }

        if (probability is 0 or 1)
        {
            return probability == 0 ? double.NegativeInfinity : double.PositiveInfinity;
        }

        return probability < 0.5 ? -UpperQuantile(probability) : UpperQuantile(1 - probability);
    }

    /// <summary>The point that a value is above with a probability of at most one half.</summary>
    private static double UpperQuantile(double tail)
    {
        // Abramowitz and Stegun 26.2.23 is near enough (4.5e-4) for three steps of Newton's method on the logarithm of the tail,
        // which is concave; the fourth is for the last bit.
        var logTail = Math.Log(tail);
        var t = Math.Sqrt(-2 * logTail);
        var z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
        for (var i = 0; i < 4; i++)
        {
            var hazard = Hazard(z);
            z += (-z * z / 2 - Math.Log(RootOfTwoPi * hazard) - logTail) / hazard;
        }

        return z;
    }

    private static double Tail(double z) => z < TailStart ? Middle(z) : double.IsPositiveInfinity(z) ? 0 : Density(z) / Fraction(z);

    /// <summary>The density over the tail.</summary>
    private static double Hazard(double z) => z < TailStart ? Density(z) / Middle(z) : Fraction(z);

    private static double Middle(double z)
    {
        var term = z;
        var sum = z;
        for (var n = 3; Math.Abs(term) > 1e-17 * Math.Abs(sum); n += 2)
        {
            term *= z * z / n;
            sum += term;
        }

        return 0.5 - Density(z) * sum;
    }

    private static double Fraction(double z)
    {
        var value = z;
        for (var k = 30 + (int)(1000 / (z * z)); k > 0; k--)
        {
            value = z + k / value;
        }

        return value;
    }
}
