namespace AlphaPulse.Indicators;

/// <summary>Whether a bar is an extreme although another one of its window equals it.</summary>
public enum SwingTie
{
    /// <summary>No: it has to be beyond all others. The default, as in Skender.</summary>
    Exclude = 0,

    /// <summary>Yes.</summary>
    Include = 1,
}
