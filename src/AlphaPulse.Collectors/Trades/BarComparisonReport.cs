namespace AlphaPulse.Collectors;

/// <summary>How the bars of a venue and those rebuilt from its trades agree over a series.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed record BarComparisonReport
{
    /// <summary>The series.</summary>
    public required BarSeriesId Series { get; init; }

    /// <summary>How many bars both have whole and were compared.</summary>
    public required long Compared { get; init; }

    /// <summary>How many of them are equal in every field.</summary>
    public required long Equal { get; init; }

    /// <summary>How many rebuilt bars were not compared, since trades of them may be missing.</summary>
    public required long NotWhole { get; init; }

    /// <summary>How many bars only the trades gave.</summary>
    public required long OnlyRebuilt { get; init; }

    /// <summary>How many bars with a volume only the venue has.</summary>
    public required long OnlyVenue { get; init; }

    /// <summary>How many bars without a volume the venue has where there was no trade: both say the same.</summary>
    public required long Quiet { get; init; }

    /// <summary>The totals of each field.</summary>
    public required IReadOnlyList<BarFieldTotals> Fields { get; init; }

    /// <summary>The differences in the order of time, at most the first <see cref="BarComparison.MaximumDifferences"/>; <see cref="Fields"/> has all.</summary>
    public required IReadOnlyList<BarDifference> Differences { get; init; }

    /// <summary>Whether nothing contradicts: every bar that was compared is equal, and neither side alone has traded.</summary>
    public bool Agrees => Equal == Compared && OnlyRebuilt + OnlyVenue == 0;
}
