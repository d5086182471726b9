namespace AlphaPulse.Drift;

/// <summary>The tests that a monitor makes of every column.</summary>
public enum DriftTest
{
    /// <summary>The Kolmogorov-Smirnov distance of the window from the reference. Not made of level columns.</summary>
    KolmogorovSmirnov = 0,

    /// <summary>The population stability index of the window against the reference. Not made of level columns.</summary>
    PopulationStability = 1,

    /// <summary>The share of the most recent rows that lie far outside the reference: a gross break such as another unit.</summary>
    OutsideRange = 2,

    /// <summary>The share of the most recent rows that are missing.</summary>
    Missing = 3,
}
