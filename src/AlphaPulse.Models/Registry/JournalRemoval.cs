namespace AlphaPulse.Models;

/// <summary>A removal in the journal.</summary>
internal sealed record JournalRemoval(JournalVersion Version, DateTimeOffset At);
