namespace AlphaPulse.Collectors;

/// <summary>By what a <see cref="BarSequencer"/> decides.</summary>
/// <param name="Calendar">Which bars are expected.</param>
/// <param name="MarksClosed">Whether the stream says that a bar is closed.</param>
/// <param name="CloseDelay">How long after its close a bar is asked for that the stream cannot mark, and how long a missing one is waited for.</param>
/// <param name="ClosedBarTimeout">How long after its close a bar is asked for that the stream has not brought.</param>
/// <param name="GapTries">How often a missing bar is asked for.</param>
/// <param name="Patience">How long a series waits for a venue that fails.</param>
internal sealed record LiveRules(
    ITradingCalendar Calendar, bool MarksClosed, TimeSpan CloseDelay, TimeSpan ClosedBarTimeout, int GapTries, TimeSpan Patience)
{
    /// <summary>The wait before the second try; it doubles with each further one.</summary>
    public static TimeSpan RetryDelay { get; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait before a venue that fails is asked again.</summary>
    public static TimeSpan LongestRetryDelay { get; } = TimeSpan.FromMinutes(1);
}
