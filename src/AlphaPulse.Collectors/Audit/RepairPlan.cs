namespace AlphaPulse.Collectors;

/// <summary>What a repair must know of a file before its first row.</summary>
/// <param name="Unit">The unit of times with which the file began; <see langword="null"/> for ISO-8601.</param>
/// <param name="CleanDecimals">The most decimals of a value without noise, for open, high, low, close and volume.</param>
/// <param name="Dropped">The lines to leave out, with the reason.</param>
internal sealed record RepairPlan(EpochUnit? Unit, IReadOnlyList<int> CleanDecimals, IReadOnlyDictionary<long, DroppedLine> Dropped);
