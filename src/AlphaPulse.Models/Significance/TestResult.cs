namespace AlphaPulse.Models;

/// <summary>What a test says.</summary>
/// <param name="Statistic">The statistic, as the test defines it.</param>
/// <param name="PValue">How often chance alone gives a statistic at least as extreme in either direction, from 0 to 1.</param>
public readonly record struct TestResult(double Statistic, double PValue);
