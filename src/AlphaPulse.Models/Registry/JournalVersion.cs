namespace AlphaPulse.Models;

/// <summary>A registration in the journal. Entries of version 1 of the format do not say the series, and those of version 2 not the file.</summary>
internal sealed record JournalVersion(
    string Id, string Kind, string Sha256, DateTimeOffset RegisteredAt, IReadOnlyList<BarProvenance> Provenance, BarSeriesId? Series)
{
    /// <summary>The name of a model file.</summary>
    internal const string FileName = "model.apm";

    /// <summary>The name of a model file that was a document, of which entries before version 3 tell.</summary>
    internal const string DocumentName = "model.json";

    /// <summary>The name of the model file in the folder of the version.</summary>
    internal string File { get; init; } = FileName;

    /// <summary>Whether only recorded documents are its evidence; those of versions that a release before version 3 of the format registered are not recorded.</summary>
    internal bool SealsEvidence { get; init; } = true;

    internal bool IsSimulated => Provenance.Contains(BarProvenance.Simulated);

    /// <summary>Whether any bar was observed on a market; filled and simulated ones were not.</summary>
    internal bool IsReal => Provenance.Any(p =>
        p is BarProvenance.VenueRest or BarProvenance.VenueStream or BarProvenance.Import or BarProvenance.Rebuilt);
}
