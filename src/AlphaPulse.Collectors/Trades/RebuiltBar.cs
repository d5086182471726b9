namespace AlphaPulse.Collectors;

/// <summary>A bar that was built from trades, with what is known of its completeness.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Bar">The bar, of <see cref="BarProvenance.Rebuilt"/>.</param>
/// <param name="Doubts">Why trades may be missing.</param>
/// <param name="MissingTrades">How many ids did not come between the neighbours of the bar; 0 where ids do not say.</param>
public sealed record RebuiltBar(Bar Bar, RebuiltBarDoubts Doubts, long MissingTrades)
{
    /// <summary>Whether every trade of the bar is proven to be in it.</summary>
    public bool IsWhole => Doubts == RebuiltBarDoubts.None;
}
