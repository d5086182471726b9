namespace AlphaPulse;

/// <summary>Under what authority a signal was made.</summary>
public enum SignalMode
{
    /// <summary>By a model that no gate has let through; for observation only.</summary>
    Shadow = 0,

    /// <summary>By the champion.</summary>
    Champion = 1,
}
