namespace AlphaPulse.Models;

/// <summary>A document beside a version in the journal.</summary>
internal sealed record JournalEvidence(string VersionId, string Name, string Sha256, DateTimeOffset At, string Actor);
