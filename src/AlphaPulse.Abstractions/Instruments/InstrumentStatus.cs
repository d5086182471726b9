namespace AlphaPulse;

/// <summary>Whether an instrument trades at its venue.</summary>
public enum InstrumentStatus
{
    /// <summary>The venue does not say, or says it in a word that is not known here; see <see cref="InstrumentInfo.VenueStatus"/>.</summary>
    Unknown = 0,

    /// <summary>Orders are matched.</summary>
    Trading = 1,

    /// <summary>Listed, and not trading yet.</summary>
    PreTrading = 2,

    /// <summary>Listed, and matching is restricted or stopped for the time being.</summary>
    Halted = 3,

    /// <summary>Trading has ended for good.</summary>
    Delisted = 4,
}
