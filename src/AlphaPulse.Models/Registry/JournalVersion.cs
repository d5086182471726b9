namespace AlphaPulse.Models;

/// <summary>A registration in the journal. Entries of version 1 of the format do not say the series.</summary>
internal sealed record JournalVersion(
    string Id, string Kind, string Sha256, DateTimeOffset RegisteredAt, IReadOnlyList<BarProvenance> Provenance, BarSeriesId? Series)
{
    internal bool IsSimulated => Provenance.Contains(BarProvenance.Simulated);

    /// <summary>Whether any bar was observed on a market; filled and simulated ones were not.</summary>
    internal bool IsReal => Provenance.Any(p =>
        p is BarProvenance.VenueRest or BarProvenance.VenueStreamClient or BarProvenance.Import or BarProvenance.Rebuilt);
}
