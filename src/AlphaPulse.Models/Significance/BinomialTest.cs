namespace AlphaPulse.Models;

/// <summary>What a count of successes says about the share of successes, such as that of winning trades.</summary>
/// <remarks>Takes trials for independent. Pure functions, safe for use from any thread.</remarks>
public static class BinomialTest
{
    /// <summary>How often trials of a given share give at least so many successes.</summary>
    /// <param name="successes">How many successes there were; from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">How many trials there were; at least 1.</param>
    /// <param name="share">The share to be above; from 0 to 1.</param>
    /// <returns>The probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static double Greater(int successes, int trials, double share = 0.5)
    {
        Check(successes, trials, share);
        return Tails.BinomialAtLeast(successes, trials, share);
    }

    /// <summary>How often trials of a given share give a number of successes that is no more probable than this one.</summary>
    /// <param name="successes">How many successes there were; from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">How many trials there were; at least 1.</param>
    /// <param name="share">The share to differ from; from 0 to 1.</param>
    /// <returns>The probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static double TwoSided(int successes, int trials, double share = 0.5)
    {
        Check(successes, trials, share);

        // What is equally probable must not be lost to rounding.
        var limit = Tails.BinomialMass(successes, trials, share) * (1 + 1e-7);
        var sum = 0.0;
        for (var k = 0; k <= trials; k++)
        {
            var mass = Tails.BinomialMass(k, trials, share);
            sum += mass <= limit ? mass : 0;
        }

        return Math.Min(1, sum);
    }

    /// <summary>The interval of Wilson (1927) for the true share: good also for few trials, and narrower than the exact one.</summary>
    /// <param name="successes">How many successes there were; from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">How many trials there were; at least 1.</param>
    /// <param name="confidence">The confidence; above 0 and below 1, default 0.95.</param>
    /// <returns>The ends, from 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static (double Lower, double Upper) WilsonInterval(int successes, int trials, double confidence = 0.95)
    {
        Check(successes, trials, 0.5);
        CheckConfidence(confidence);
        double n = trials;
        var share = successes / n;
        var z = -NormalDistribution.Quantile((1 - confidence) / 2);
        var scale = 1 + z * z / n;
        var centre = (share + z * z / (2 * n)) / scale;
        var half = z / scale * Math.Sqrt(share * (1 - share) / n + z * z / (4 * n * n));
        return (successes == 0 ? 0 : centre - half, successes == trials ? 1 : centre + half);
    }

    /// <summary>The exact interval of Clopper and Pearson (1934) for the true share: never less sure than it says.</summary>
    /// <param name="successes">How many successes there were; from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">How many trials there were; at least 1.</param>
    /// <param name="confidence">The confidence; above 0 and below 1, default 0.95.</param>
    /// <returns>The ends, from 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static (double Lower, double Upper) ClopperPearsonInterval(int successes, int trials, double confidence = 0.95)
    {
        Check(successes, trials, 0.5);
        CheckConfidence(confidence);
        var tail = (1 - confidence) / 2;
        return (
            successes == 0 ? 0 : IncompleteBeta.Quantile(successes, trials - successes + 1.0, tail),
            successes == trials ? 1 : IncompleteBeta.Quantile(successes + 1.0, trials - successes, 1 - tail));
    }

    private static void Check(int successes, int trials, double share)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        if (!(share is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share is from 0 to 1.");
        }
    }

    private static void CheckConfidence(double confidence)
    {
        if (!(confidence is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence is above 0 and below 1.");
        }
    }
}
