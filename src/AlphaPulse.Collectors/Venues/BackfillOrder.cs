namespace AlphaPulse.Collectors;

/// <summary>In which order a backfill asks for what nobody has asked for.</summary>
public enum BackfillOrder
{
    /// <summary>From the oldest bar on.</summary>
    OldestFirst = 0,

    /// <summary>The newest bars first, so that they are there while older ones still come; backwards in windows of 10,000 bars.</summary>
    NewestFirst = 1,
}
