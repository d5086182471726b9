namespace AlphaPulse.Collectors;

/// <summary>The five numbers of a bar on their way from a message.</summary>
internal readonly record struct BarPrices(decimal Open, decimal High, decimal Low, decimal Close, decimal Volume);
