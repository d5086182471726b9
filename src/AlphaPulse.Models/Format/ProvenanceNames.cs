namespace AlphaPulse.Models;

/// <summary>The names of provenances in files. Part of the format: renaming a member of the enumeration must not change a file.</summary>
internal static class ProvenanceNames
{
    private static readonly (BarProvenance Provenance, string Name)[] All =
    [
        (BarProvenance.Unknown, "unknown"),
        (BarProvenance.VenueRest, "venue_rest"),
        (BarProvenance.VenueStream, "venue_stream"),
        (BarProvenance.Import, "import"),
        (BarProvenance.Rebuilt, "rebuilt"),
        (BarProvenance.Filled, "filled"),
        (BarProvenance.Simulated, "simulated"),
    ];

    internal static string NameOf(BarProvenance provenance)
    {
        foreach (var pair in All)
        {
            if (pair.Provenance == provenance)
            {
                return pair.Name;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(provenance), provenance, "A manifest names provenances that the file format knows.");
    }

    internal static BarProvenance? Find(string name)
    {
        foreach (var pair in All)
        {
            if (pair.Name == name)
            {
                return pair.Provenance;
            }
        }

        return null;
    }
}
