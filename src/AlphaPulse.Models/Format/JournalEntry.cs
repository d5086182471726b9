namespace AlphaPulse.Models;

/// <summary>One entry of a journal, whose hash and place in the chain were found right.</summary>
/// <param name="Sequence">Its number, from 1.</param>
/// <param name="Hash">Its hash, which the next entry names.</param>
/// <param name="At">When it was written, UTC.</param>
/// <param name="Event">What it records, such as <c>registered</c>.</param>
/// <param name="Members">The members of that event; not to be used after the entry was read.</param>
public sealed record JournalEntry(int Sequence, string Hash, DateTimeOffset At, string Event, SealedFileElement Members);
