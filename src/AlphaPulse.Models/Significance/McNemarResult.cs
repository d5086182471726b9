namespace AlphaPulse.Models;

/// <summary>What <see cref="McNemarTest"/> says.</summary>
/// <param name="ExactPValue">How often chance parts the rows that only one got right as unevenly, in either direction (binomial).</param>
/// <param name="ChiSquared">The approximate test, for many such rows; <see langword="null"/> where there are none.</param>
/// <param name="Corrected">The approximate test with Edwards' correction for continuity; <see langword="null"/> where there are none.</param>
public sealed record McNemarResult(double ExactPValue, TestResult? ChiSquared, TestResult? Corrected);
