namespace AlphaPulse;

/// <summary>What an <see cref="InstrumentId"/> names.</summary>
public enum InstrumentKind
{
    /// <summary>Not an instrument: the kind of <c>default(InstrumentId)</c>.</summary>
    None = 0,

    /// <summary>A pair traded for immediate delivery, <c>venue:BASE-QUOTE</c>.</summary>
    Spot = 1,

    /// <summary>A perpetual future on a pair, <c>venue:BASE-QUOTE:PERP</c>.</summary>
    Perpetual = 2,

    /// <summary>A dated future on a pair, <c>venue:BASE-QUOTE:YYYYMMDD</c>.</summary>
    Dated = 3,

    /// <summary>An equity, or anything else that one symbol names, <c>venue:SYMBOL</c>.</summary>
    Equity = 4,
}
