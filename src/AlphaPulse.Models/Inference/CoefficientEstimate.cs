namespace AlphaPulse.Models;

/// <summary>A coefficient with its uncertainty.</summary>
/// <param name="Name">The name of the feature, or <c>intercept</c>.</param>
/// <param name="Value">The coefficient on the scale of the feature.</param>
/// <param name="StandardError">Its standard error; above 0.</param>
/// <param name="Statistic">The coefficient over its error.</param>
/// <param name="PValue">How often a coefficient that is truly 0 comes out as far from it, in either direction.</param>
public readonly record struct CoefficientEstimate(string Name, double Value, double StandardError, double Statistic, double PValue);
