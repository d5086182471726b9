namespace AlphaPulse.Training;

/// <summary>One test of a candidate against the champion on the same rows of the holdout.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Name"><c>delong</c>, <c>diebold_mariano</c> or <c>stationary_bootstrap</c>.</param>
/// <param name="Difference">By how much the candidate is better, in the unit of the test: area under the ROC curve, mean loss, or mean net return a bar.</param>
/// <param name="PValue">The two-sided p-value.</param>
/// <param name="HolmPValue">The same after Holm's correction for all tests against the champion.</param>
/// <param name="Words">The test in words with its numbers.</param>
public sealed record ChampionTest(string Name, double Difference, double PValue, double HolmPValue, string Words);
