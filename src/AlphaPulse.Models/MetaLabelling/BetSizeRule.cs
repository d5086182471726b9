using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>How much of a full position a probability of being right is worth.</summary>
/// <remarks>
/// The size is <c>2 * Phi((p - 1/2) / sqrt(p * (1 - p))) - 1</c>, where <c>Phi</c> is the standard normal distribution (M. Lopez de Prado, Advances in
/// Financial Machine Learning, 2018, 10.3), and 0 where the probability is not above the threshold. With a step the size is the nearest multiple of it, the even
/// one where two are as near, at most 1. Immutable and safe for use from any thread.
/// </remarks>
public sealed record BetSizeRule
{
    /// <summary>Creates a rule.</summary>
    /// <param name="threshold">A probability up to this is worth nothing; from 0.5 to less than 1, default 0.5.</param>
    /// <param name="step">What sizes are multiples of; above 0 and at most 1, <see langword="null"/> for any size.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public BetSizeRule(double threshold = 0.5, double? step = null)
    {
        Threshold = threshold is >= 0.5 and < 1
            ? threshold
            : throw new ArgumentOutOfRangeException(nameof(threshold), threshold.ToString("R", CultureInfo.InvariantCulture), "The threshold of a bet is a probability from 0.5 to less than 1.");
        Step = step is null or (> 0 and <= 1)
            ? step
            : throw new ArgumentOutOfRangeException(nameof(step), step?.ToString("R", CultureInfo.InvariantCulture), "The step of a bet size is above 0 and at most 1; leave it out for any size.");
    }

    /// <summary>A probability up to this is worth nothing; from 0.5 to less than 1.</summary>
    public double Threshold { get; }

    /// <summary>What sizes are multiples of; <see langword="null"/> for any size.</summary>
    public double? Step { get; }

    /// <summary>The size for a probability.</summary>
    /// <param name="probability">The probability that the side is right.</param>
    /// <returns>The share of a full position, from 0 to 1; NaN where the number is no probability, and so for NaN.</returns>
    public double Size(double probability)
    {
        if (!(probability is >= 0 and <= 1))
        {
            return double.NaN;
        }

        if (probability <= Threshold)
        {
            return 0;
        }

        var size = 2 * NormalDistribution.Cumulative((probability - 0.5) / Math.Sqrt(probability * (1 - probability))) - 1;
        return Step is { } step ? Math.Min(1, Math.Round(size / step) * step) : size;
    }
}
