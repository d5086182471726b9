namespace AlphaPulse.Models;

/// <summary>A move of an alias in the journal.</summary>
/// <param name="Sequence">The entry that records it; moves of one entry are one step.</param>
/// <param name="Change">The move.</param>
internal sealed record JournalMove(int Sequence, AliasChange Change);
