namespace AlphaPulse.Models;

/// <summary>What a threshold gives.</summary>
/// <param name="Threshold">The threshold: class 1 is said from this score on.</param>
/// <param name="TruePositives">The weight of the rows of class 1 at or above it.</param>
/// <param name="FalsePositives">The weight of the rows of class 0 at or above it.</param>
public readonly record struct ScoreCurvePoint(double Threshold, double TruePositives, double FalsePositives)
{
    /// <summary>The share of the rows at or above the threshold that are of class 1.</summary>
    public double Precision => TruePositives / (TruePositives + FalsePositives);
}
