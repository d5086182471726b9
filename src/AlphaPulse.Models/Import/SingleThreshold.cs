namespace AlphaPulse.Models;

/// <summary>Turns a split "the feature, rounded to single precision, is at most t" into our split "the feature is below T".</summary>
internal static class SingleThreshold
{
    // What follows the greatest number of single precision, as far as rounding is concerned: 2^128.
    private const double AfterGreatest = 340282366920938463463374607431768211456.0;

    /// <summary>
    /// The one double <c>T</c> for which <c>x &lt; T</c> exactly where <c>(float)x &lt;= t</c>, for every double <c>x</c>, infinite ones
    /// included.
    /// </summary>
    /// <returns>The threshold, or <see langword="null"/> where there is none: for NaN, which nothing is at most, and for infinity.</returns>
    internal static double? Widen(float threshold)
    {
        if (float.IsNaN(threshold) || float.IsPositiveInfinity(threshold))
        {
            return null;
        }

        // Doubles up to the middle between two neighbours round to the lower one. The middle itself, which a double holds exactly, goes
        // to the neighbour with the even last bit. Both zeros compare equal, so either stands for both.
        var lower = threshold == 0 ? 0f : threshold;
        var upper = float.BitIncrement(lower);
        var middle = (Finite(lower) / 2) + (Finite(upper) / 2);
        return (BitConverter.SingleToInt32Bits(lower) & 1) == 0 ? double.BitIncrement(middle) : middle;
    }

    private static double Finite(float value) =>
        float.IsPositiveInfinity(value) ? AfterGreatest : float.IsNegativeInfinity(value) ? -AfterGreatest : value;
}
