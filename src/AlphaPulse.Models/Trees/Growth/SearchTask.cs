namespace AlphaPulse.Models;

/// <summary>A node whose histogram is filled from its rows, and its sibling, whose histogram is what that leaves of the parent's.</summary>
internal sealed record SearchTask(GrowingNode Smaller, GrowingNode? Larger)
{
    /// <summary>Whether splits of the smaller node are looked for.</summary>
    internal bool SearchesSmaller { get; set; } = true;

    /// <summary>Whether splits of the larger node are looked for.</summary>
    internal bool SearchesLarger { get; set; }
}
