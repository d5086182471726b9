namespace AlphaPulse.Drift;

/// <summary>What the last evaluation measured of one column. <see langword="null"/> where a test was not made.</summary>
/// <param name="Column">The name of the column.</param>
/// <param name="KolmogorovSmirnov">The distance of the window from the reference, from 0 to 1.</param>
/// <param name="PopulationStability">The population stability index of the window, at least 0.</param>
/// <param name="OutsideShare">The share of the most recent rows far outside the reference, from 0 to 1.</param>
/// <param name="MissingShare">The share of the last rows that are missing, from 0 to 1; see <see cref="ReferenceProfile"/> for how many.</param>
public sealed record ColumnReading(
    string Column, double? KolmogorovSmirnov, double? PopulationStability, double? OutsideShare, double? MissingShare);
