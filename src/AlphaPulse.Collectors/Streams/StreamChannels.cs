namespace AlphaPulse.Collectors;

/// <summary>What a venue's stream is asked to send of an instrument.</summary>
[Flags]
public enum StreamChannels
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Bars, closed ones and those that still form.</summary>
    Bars = 1,

    /// <summary>Single trades.</summary>
    Trades = 2,

    /// <summary>The best bid and ask.</summary>
    BestPrices = 4,

    /// <summary>The order book: a snapshot and its changes.</summary>
    Book = 8,
}
