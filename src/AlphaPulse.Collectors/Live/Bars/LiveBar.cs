namespace AlphaPulse.Collectors;

/// <summary>A bar as it comes in.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Bar">The bar.</param>
/// <param name="Kind">Whether it is closed, corrected or still forms.</param>
public readonly record struct LiveBar(Bar Bar, LiveBarKind Kind);
