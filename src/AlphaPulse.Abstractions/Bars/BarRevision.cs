namespace AlphaPulse;

/// <summary>A stored version of a bar with its number.</summary>
/// <param name="Bar">The version.</param>
/// <param name="Number">1 for the first version, one more for each later, different one.</param>
public sealed record BarRevision(Bar Bar, int Number);
