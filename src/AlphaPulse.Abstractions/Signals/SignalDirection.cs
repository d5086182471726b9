namespace AlphaPulse;

/// <summary>The side that a signal takes.</summary>
public enum SignalDirection
{
    /// <summary>Down: a short position.</summary>
    Short = -1,

    /// <summary>No position. A decision of the model, not a failure: a failure gives no signal.</summary>
    Flat = 0,

    /// <summary>Up: a long position.</summary>
    Long = 1,
}
