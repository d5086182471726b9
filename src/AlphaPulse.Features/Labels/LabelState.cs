namespace AlphaPulse.Features;

/// <summary>How far a label has come.</summary>
public enum LabelState
{
    /// <summary>It needs a later bar.</summary>
    Open = 0,

    /// <summary>It is known.</summary>
    Known = 1,

    /// <summary>There is none and there will be none: a price that did not move, for instance.</summary>
    None = 2,
}
