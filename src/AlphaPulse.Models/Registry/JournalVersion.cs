namespace AlphaPulse.Models;

/// <summary>A registration in the journal.</summary>
internal sealed record JournalVersion(
    string Id, string Kind, string Sha256, DateTimeOffset RegisteredAt, IReadOnlyList<BarProvenance> Provenance)
{
    internal bool IsSimulated => Provenance.Contains(BarProvenance.Simulated);

    /// <summary>Whether any bar was observed on a market; filled and simulated ones were not.</summary>
    internal bool IsReal => Provenance.Any(p =>
        p is BarProvenance.VenueRest or BarProvenance.VenueStream or BarProvenance.Import or BarProvenance.Rebuilt);
}
