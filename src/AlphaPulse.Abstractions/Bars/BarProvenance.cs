namespace AlphaPulse;

/// <summary>Where a bar came from. It is stored with the bar and reaches every output that used it.</summary>
public enum BarProvenance
{
    /// <summary>Not stated; refused by stores.</summary>
    Unknown = 0,

    /// <summary>Asked of the venue.</summary>
    VenueRest = 1,

    /// <summary>Sent by the venue's stream.</summary>
    VenueStream = 2,

    /// <summary>Read from a file.</summary>
    Import = 3,

    /// <summary>Built from trades.</summary>
    Rebuilt = 4,

    /// <summary>Put in for a missing bar; never a real observation.</summary>
    Filled = 5,

    /// <summary>Made by the simulated venue; never a real observation.</summary>
    Simulated = 6,
}
