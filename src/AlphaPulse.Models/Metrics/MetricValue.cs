namespace AlphaPulse.Models;

/// <summary>A metric under its name.</summary>
/// <param name="Name">The name in snake case, as in <c>roc_auc</c>.</param>
/// <param name="Value">The value, or <see langword="null"/> where the rows leave it undefined.</param>
public readonly record struct MetricValue(string Name, double? Value);
