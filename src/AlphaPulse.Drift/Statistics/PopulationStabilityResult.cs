namespace AlphaPulse.Drift;

/// <summary>The population stability index of two samples, with the bins that it was taken over.</summary>
/// <param name="Value">The index, at least 0; 0 where all shares are equal.</param>
/// <param name="Edges">The inner edges, ascending; bin i holds what is above edge i-1 and at most edge i, the outer bins are open.</param>
/// <param name="ReferenceShares">The share of the reference in each bin, before empty bins are filled.</param>
/// <param name="CurrentShares">The share of the current values in each bin, before empty bins are filled.</param>
/// <param name="ReferenceDropped">How many reference values were missing or infinite and left out.</param>
/// <param name="CurrentDropped">How many current values were missing or infinite and left out.</param>
public sealed record PopulationStabilityResult(
    double Value,
    IReadOnlyList<double> Edges,
    IReadOnlyList<double> ReferenceShares,
    IReadOnlyList<double> CurrentShares,
    int ReferenceDropped,
    int CurrentDropped);
