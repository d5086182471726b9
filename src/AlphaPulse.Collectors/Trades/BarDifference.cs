namespace AlphaPulse.Collectors;

/// <summary>One field in which a rebuilt bar and the venue's bar differ.</summary>
/// <param name="OpenTime">When the bars open, UTC.</param>
/// <param name="Field">The field.</param>
/// <param name="Rebuilt">What the trades say.</param>
/// <param name="Venue">What the venue's bar says.</param>
public sealed record BarDifference(DateTimeOffset OpenTime, BarField Field, decimal Rebuilt, decimal Venue);
