namespace AlphaPulse.Models;

/// <summary>Turns amounts of at least 0 into shares of their sum.</summary>
internal static class Shares
{
    /// <summary>The shares; all 0 where every amount is 0.</summary>
    internal static double[] Of(ReadOnlySpan<double> amounts)
    {
        var greatest = 0.0;
        foreach (var amount in amounts)
        {
            greatest = Math.Max(greatest, amount);
        }

        var shares = new double[amounts.Length];
        var sum = 0.0;
        for (var i = 0; i < shares.Length && greatest > 0; i++)
        {
            // By the greatest first, so that the sum of large amounts cannot overflow.
            shares[i] = amounts[i] / greatest;
            sum += shares[i];
        }

        for (var i = 0; i < shares.Length && greatest > 0; i++)
        {
            shares[i] /= sum;
        }

        return shares;
    }
}
