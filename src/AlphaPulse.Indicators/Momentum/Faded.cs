using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Tells when a recursive sum of moves has decayed, in a market that stands still, to what only rounding has left.</summary>
internal static class Faded
{
    // A few roundings of a double.
    private const decimal LeastShare = 1e-15m;

    /// <summary>Whether a sum of sizes is no more than 10^-15 of the price: a ratio to it says nothing any more.</summary>
    public static bool Is<T>(T total, T price)
        where T : struct, INumber<T> => total <= T.Abs(price) * Number.Convert<T>(LeastShare);
}
