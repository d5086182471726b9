namespace AlphaPulse.Models;

/// <summary>What <see cref="DeLongTest"/> says of two areas under the ROC curve.</summary>
/// <param name="FirstAuc">The area of the first scores.</param>
/// <param name="SecondAuc">The area of the second scores.</param>
/// <param name="Variance">The variance of the difference; at least 0.</param>
/// <param name="Z">The difference over its standard error, positive where the first is greater; <see langword="null"/> where the variance is 0.</param>
/// <param name="PValue">How often areas that are truly equal differ as much, in either direction; <see langword="null"/> where the variance is 0.</param>
public sealed record DeLongResult(double FirstAuc, double SecondAuc, double Variance, double? Z, double? PValue);
