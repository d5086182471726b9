namespace AlphaPulse.Features;

/// <summary>The numbers that scale one column: <c>(clip(value) - center) / unit</c>.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Name">The name of the column before scaling.</param>
/// <param name="Center">What is taken away; finite.</param>
/// <param name="Unit">What it is divided by; finite and above 0.</param>
/// <param name="Low">Values below it are moved to it first; <see langword="null"/> for none.</param>
/// <param name="High">Values above it are moved to it first; <see langword="null"/> for none.</param>
public sealed record ColumnScaling(string Name, double Center, double Unit, double? Low = null, double? High = null);
