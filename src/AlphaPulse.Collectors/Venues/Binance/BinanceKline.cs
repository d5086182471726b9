namespace AlphaPulse.Collectors;

/// <summary>One row of an answer with klines.</summary>
/// <param name="Raw">The row as it came.</param>
/// <param name="OpenTime">When it opens; <see langword="null"/> where that cannot be read.</param>
/// <param name="Bar">The bar, closed or not; <see langword="null"/> where it can be none.</param>
/// <param name="Defect">Why it can be none.</param>
internal readonly record struct BinanceKline(string Raw, DateTimeOffset? OpenTime, Bar? Bar, string? Defect);
