namespace AlphaPulse.Collectors;

/// <summary>The last row of a page, which the next page overlaps.</summary>
/// <param name="OpenTime">When it opens.</param>
/// <param name="Raw">The row as it came.</param>
internal readonly record struct BarBorder(DateTimeOffset OpenTime, byte[] Raw);
