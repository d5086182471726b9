namespace AlphaPulse;

/// <summary>What happens in the life of an instrument at its venue.</summary>
public enum InstrumentEventKind
{
    /// <summary>Not stated; refused by ledgers.</summary>
    Unknown = 0,

    /// <summary>It was listed, or began to trade.</summary>
    Listing = 1,

    /// <summary>Matching was stopped or restricted for the time being.</summary>
    Halt = 2,

    /// <summary>Matching went on after a halt.</summary>
    Resume = 3,

    /// <summary>Trading ended for good, or the venue lists it no more.</summary>
    Delisting = 4,

    /// <summary>The same thing has another name; see <see cref="InstrumentEvent.RenamedTo"/>.</summary>
    Rename = 5,

    /// <summary>The same name stands for another thing.</summary>
    Reuse = 6,

    /// <summary>One unit became several, or several one; see <see cref="InstrumentEvent.SplitRatio"/>.</summary>
    Split = 7,

    /// <summary>The tick or the step changed; see <see cref="InstrumentEvent.TickSize"/> and <see cref="InstrumentEvent.LotStep"/>.</summary>
    GridChange = 8,
}
