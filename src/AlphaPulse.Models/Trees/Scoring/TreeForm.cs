namespace AlphaPulse.Models;

/// <summary>How trees are walked for one row.</summary>
internal enum TreeForm
{
    /// <summary>Eight trees side by side, each node by node.</summary>
    Lockstep,

    /// <summary>Eight trees side by side, one question a level.</summary>
    Symmetric,

    /// <summary>One tree after the other, node by node: trees that ask for categories.</summary>
    Nodes,
}
