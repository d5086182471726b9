namespace AlphaPulse.Collectors;

/// <summary>One thing that happened, in the order in which the collector handles it.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">When, by our clock.</param>
/// <param name="Series">The series that it is about; <see langword="null"/> where it is about none.</param>
/// <param name="Payload">What belongs to it.</param>
internal readonly record struct LiveMessage(LiveMessageKind Kind, DateTimeOffset At, LiveSeries? Series = null, object? Payload = null);
