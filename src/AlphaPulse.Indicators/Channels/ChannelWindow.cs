namespace AlphaPulse.Indicators;

/// <summary>Which bars a channel spans.</summary>
public enum ChannelWindow
{
    /// <summary>The last n bars, the current one included. The default, as in LEAN; the price never leaves the channel.</summary>
    Current = 0,

    /// <summary>The n bars before the current one, as in Skender; a price beyond the channel breaks out of it.</summary>
    Previous = 1,
}
