namespace AlphaPulse.Collectors;

/// <summary>Faults that a replay puts in; the same seed puts the same faults in the same places. Default: none.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed record SessionFaults
{
    /// <summary>The seed.</summary>
    public long Seed { get; init; }

    /// <summary>The share of received messages that are lost; 0 to 1.</summary>
    public double Drop { get; init; }

    /// <summary>The share of received messages that come twice; 0 to 1.</summary>
    public double Duplicate { get; init; }

    /// <summary>The share of received messages that change places with the next one; 0 to 1.</summary>
    public double Reorder { get; init; }

    /// <summary>The share of received messages that are cut off somewhere within; 0 to 1.</summary>
    public double Cut { get; init; }

    /// <summary>The longest time by which a message comes late; each is late by a uniform part of it, and none overtakes another.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How far our clock is ahead of the true time; negative for behind.</summary>
    public TimeSpan Skew { get; init; }
}
