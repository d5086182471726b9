namespace AlphaPulse;

/// <summary>Why an input was put into quarantine.</summary>
public enum QuarantineKind
{
    /// <summary>It can be no bar: a field is missing, a text is no number, the prices contradict each other.</summary>
    Unreadable = 0,

    /// <summary>It is the bar before once more, with its volume: the source stands still.</summary>
    Stale = 1,

    /// <summary>Nothing was traded for bars on end where the series trades otherwise.</summary>
    ZeroVolume = 2,

    /// <summary>Its price is far outside what the series does.</summary>
    Outlier = 3,

    /// <summary>Its price is far from that of a second venue.</summary>
    VenueSpread = 4,
}
