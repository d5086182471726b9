namespace AlphaPulse.Features;

/// <summary>What entering and leaving costs.</summary>
internal static class RoundTrip
{
    /// <summary>The absolute log return that a side must exceed to gain.</summary>
    /// <param name="costBasisPoints">The cost of a side in basis points of what is traded then.</param>
    /// <returns><c>ln((1 + c) / (1 - c))</c>: of <c>x - 1 = c (1 + x)</c>, what a long gains and pays at the price ratio <c>x</c>; a short is its mirror.</returns>
    public static double LogThreshold(decimal costBasisPoints)
    {
        if (costBasisPoints is < 0 or > 1000)
        {
            throw new ArgumentOutOfRangeException(nameof(costBasisPoints), costBasisPoints, "The cost of a side is from 0 to 1,000 basis points.");
        }

        var fraction = costBasisPoints / 10_000m;
        return Math.Log((double)((1 + fraction) / (1 - fraction)));
    }
}
