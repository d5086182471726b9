namespace AlphaPulse.Collectors;

/// <summary>What a comparison found in one field of a whole series.</summary>
/// <param name="Field">The field.</param>
/// <param name="Compared">How many bars were compared in it.</param>
/// <param name="Different">How many of them differ.</param>
/// <param name="Greatest">The greatest difference, as a positive number; 0 where none differs.</param>
/// <param name="Sum">The sum of the differences, rebuilt minus the venue's: of volume, what the venue's bars do not have.</param>
public sealed record BarFieldTotals(BarField Field, long Compared, long Different, decimal Greatest, decimal Sum);
