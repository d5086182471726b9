namespace AlphaPulse.Models;

/// <summary>A tree and the output that it adds to.</summary>
/// <param name="Tree">The tree.</param>
/// <param name="Output">The number of the output.</param>
internal readonly record struct ForeignOutputTree(ForeignTree Tree, int Output);
