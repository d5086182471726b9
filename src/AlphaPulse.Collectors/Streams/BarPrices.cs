namespace AlphaPulse.Collectors;

/// <summary>The five numbers of a bar on their way from a message.</summary>
/// <param name="Open">The first price, in the quote asset.</param>
/// <param name="High">The greatest price, in the quote asset.</param>
/// <param name="Low">The least price, in the quote asset.</param>
/// <param name="Close">The last price, in the quote asset.</param>
/// <param name="Volume">The volume, in the base asset.</param>
public readonly record struct BarPrices(decimal Open, decimal High, decimal Low, decimal Close, decimal Volume);
