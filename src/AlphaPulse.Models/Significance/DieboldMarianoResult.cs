namespace AlphaPulse.Models;

/// <summary>What <see cref="DieboldMarianoTest"/> says of two series of losses.</summary>
/// <param name="MeanDifference">The mean of the first losses less that of the second; below 0 where the first foretells better.</param>
/// <param name="Statistic">The mean difference over its standard error (Diebold and Mariano, 1995).</param>
/// <param name="CorrectedStatistic">The statistic with the correction for small samples (Harvey, Leybourne and Newbold, 1997); the remarks of the test say which variance it goes with.</param>
/// <param name="PValue">How often losses of equal mean differ as much, in either direction: Student's t of the corrected statistic with one degree of freedom less than there are losses.</param>
public sealed record DieboldMarianoResult(double MeanDifference, double Statistic, double CorrectedStatistic, double PValue);
