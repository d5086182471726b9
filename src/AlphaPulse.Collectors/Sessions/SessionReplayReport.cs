namespace AlphaPulse.Collectors;

/// <summary>What a replay did.</summary>
/// <param name="Read">Messages that the parser read.</param>
/// <param name="Refused">Messages that it refused.</param>
public readonly record struct SessionReplayReport(long Read, long Refused)
{
    /// <summary>Whether the recording breaks off within a line, see <see cref="SessionEventKind.Cut"/>.</summary>
    public bool IsCut { get; init; }
}
