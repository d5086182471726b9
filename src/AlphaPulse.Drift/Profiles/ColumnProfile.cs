namespace AlphaPulse.Drift;

/// <summary>What a profile keeps of one column: its distribution in the reference and the thresholds learned from it.</summary>
/// <remarks>Immutable and safe for use from any thread. A threshold that is <see langword="null"/> cannot be exceeded.</remarks>
public sealed class ColumnProfile
{
    internal ColumnProfile(
        double missingShare,
        double effectiveRows,
        double[] sample,
        double[] edges,
        double[] shares,
        ColumnThresholds thresholds)
    {
        MissingShare = missingShare;
        EffectiveRows = effectiveRows;
        SampleValues = sample;
        EdgeValues = edges;
        ShareValues = shares;
        Thresholds = thresholds;
    }

    /// <summary>The share of the reference rows that are missing, from 0 to 1.</summary>
    public double MissingShare { get; }

    /// <summary>How many independent rows a window is worth, at least 1 and at most the rows of a window: neighbouring rows resemble each other.</summary>
    public double EffectiveRows { get; }

    /// <summary>The reference as at most 256 order statistics at equal steps of probability, ascending; empty where every row is missing.</summary>
    public IReadOnlyList<double> Sample => SampleValues;

    /// <summary>The inner edges of the bins of the population stability index, ascending.</summary>
    public IReadOnlyList<double> Edges => EdgeValues;

    /// <summary>The share of the reference in each bin; one more than there are edges.</summary>
    public IReadOnlyList<double> Shares => ShareValues;

    /// <summary>The thresholds.</summary>
    public ColumnThresholds Thresholds { get; }

    internal double[] SampleValues { get; }

    internal double[] EdgeValues { get; }

    internal double[] ShareValues { get; }
}
