namespace AlphaPulse.Collectors;

/// <summary>One value of a block whose tick is not known yet.</summary>
internal readonly record struct OffGridCell(long Line, DateTimeOffset Time, int Column, decimal Value, int Decimals);
