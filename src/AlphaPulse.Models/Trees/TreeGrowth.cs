namespace AlphaPulse.Models;

/// <summary>In which order boosted trees split their nodes.</summary>
public enum TreeGrowth
{
    /// <summary>Level by level: every node of a level is split where that gains enough.</summary>
    DepthWise,

    /// <summary>The node that gains most is split next, until there are <see cref="BoostedTreesLearner.MaxLeaves"/> leaves.</summary>
    LeafWise,

    /// <summary>
    /// Level by level, with one split for all nodes of a level: the one that gains most in sum. A node in which it would leave a side too few rows
    /// stays whole. Such trees are scored fastest.
    /// </summary>
    Symmetric,
}
