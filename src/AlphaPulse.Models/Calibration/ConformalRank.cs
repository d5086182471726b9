using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>The order statistic on which split conformal prediction stands.</summary>
internal static class ConformalRank
{
    /// <summary>The least of the values that at least a share of new ones does not exceed, whatever they are distributed like, as long as all are exchangeable.</summary>
    internal static double Quantile(double[] nonconformity, double confidence)
    {
        if (!(confidence is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "The confidence is above 0 and below 1.");
        }

        // Decimal, so that (n + 1) times 0.9 is a whole number where it should be.
        var rank = (int)Math.Ceiling((nonconformity.Length + 1) * (decimal)confidence);
        if (rank > nonconformity.Length)
        {
            throw new InsufficientHistoryException(string.Create(
                CultureInfo.InvariantCulture,
                $"{nonconformity.Length} rows give no interval of confidence {confidence}; at least {Math.Ceiling((decimal)confidence / (1 - (decimal)confidence))} are needed."));
        }

        Array.Sort(nonconformity);
        return nonconformity[rank - 1];
    }
}
