namespace AlphaPulse;

/// <summary>What is known of the bars that a calendar expects in a span of a series.</summary>
public enum CoverageState
{
    /// <summary>Nobody has asked the venue, or what was asked was taken back. Recording it forgets what was recorded.</summary>
    NotAsked = 0,

    /// <summary>Every expected bar is in the store.</summary>
    Present = 1,

    /// <summary>Every expected bar is in the store, and the venue says that there was no trade in it: a trade count of 0.</summary>
    NotTraded = 2,

    /// <summary>The venue was asked, gave a later bar and none of these; it is to be asked again.</summary>
    Missing = 3,

    /// <summary>The venue was asked as often as was allowed, gave later bars and none of these: it does not have them.</summary>
    Absent = 4,

    /// <summary>The venue gave something and we do not have it as bars: rows in quarantine, or messages that were dropped.</summary>
    Lost = 5,

    /// <summary>The bars were in the store and were removed by a rule of retention; the venue is not asked for them again.</summary>
    Discarded = 6,

    /// <summary>The venue was asked and refused, or did not answer: nothing is known of the bars but that, and they are to be asked for as if nobody had.</summary>
    Failed = 7,
}
