namespace AlphaPulse.Models;

/// <summary>How long a model takes to score one row, foretold from its form without a clock.</summary>
/// <param name="Nanoseconds">The time on the machine of the coefficients; above 0.</param>
/// <param name="Shape">What the time was foretold from, in words, as in <c>200 trees in lockstep, 6 steps deep, over 52 features</c>.</param>
public sealed record ScoringForecast(double Nanoseconds, string Shape);
