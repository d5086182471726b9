namespace AlphaPulse.Drift;

/// <summary>The result of a two-sample, two-sided Kolmogorov-Smirnov test.</summary>
/// <param name="Statistic">The greatest distance of the two empirical distribution functions, from 0 to 1.</param>
/// <param name="PValue">The probability of such a distance or a greater one between independent draws from one continuous distribution.</param>
/// <param name="IsExact">Whether the probability is exact; otherwise it is of the limit law.</param>
/// <param name="ReferenceCount">How many reference values were used.</param>
/// <param name="CurrentCount">How many current values were used.</param>
/// <param name="ReferenceDropped">How many reference values were missing or infinite and left out.</param>
/// <param name="CurrentDropped">How many current values were missing or infinite and left out.</param>
public sealed record KolmogorovSmirnovResult(
    double Statistic, double PValue, bool IsExact, int ReferenceCount, int CurrentCount, int ReferenceDropped, int CurrentDropped);
