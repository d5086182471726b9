namespace AlphaPulse.Drift;

/// <summary>The thresholds of one column. A test is above its threshold when its statistic is greater.</summary>
/// <param name="KolmogorovSmirnov">The greatest distance of an undrifted window; from 1 on the test cannot speak, since the reference itself wanders that far. <see langword="null"/> where the test is not made.</param>
/// <param name="PopulationStability">The greatest index of an undrifted window; <see langword="null"/> where the test is not made.</param>
/// <param name="LowerLimit">The value below which a row is far outside the reference; <see langword="null"/> where there is none.</param>
/// <param name="UpperLimit">The value above which a row is far outside the reference; <see langword="null"/> where there is none.</param>
/// <param name="OutsideShare">The greatest share of recent rows far outside, at least 0.5; from 1 on the test cannot speak.</param>
/// <param name="MissingShare">The greatest share of rows missing, of six times the warm-up or the recent rows, at least 0.5; from 1 on the test cannot speak.</param>
public sealed record ColumnThresholds(
    double? KolmogorovSmirnov, double? PopulationStability, double? LowerLimit, double? UpperLimit, double OutsideShare, double MissingShare);
