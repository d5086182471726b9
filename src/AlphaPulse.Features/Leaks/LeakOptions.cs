namespace AlphaPulse.Features;

/// <summary>How thoroughly a <see cref="LeakDetector"/> looks.</summary>
public sealed class LeakOptions
{
    /// <summary>At how many bars the future is cut off, replaced and shuffled; at least 1. Default 6.</summary>
    public int Cuts { get; set; } = 6;

    /// <summary>How many bars are left out to make a gap; at least 1. Default 3.</summary>
    public int GapBars { get; set; } = 3;

    /// <summary>Seeds the choice of the bars. Default 1.</summary>
    public long Seed { get; set; } = 1;

    /// <summary>The label that the features are meant for; <see langword="null"/> examines none.</summary>
    public ILabel? Label { get; set; }

    /// <summary>
    /// From which share of pairs of bars that a column orders as the label does (or in reverse) it is taken for the label itself; from
    /// 0.9 to 1. Default 0.99: honest features of a market lie near 0.5.
    /// </summary>
    public double LabelConcordance { get; set; } = 0.99;
}
