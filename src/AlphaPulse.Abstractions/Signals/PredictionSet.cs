namespace AlphaPulse;

/// <summary>Which ways a classifier holds possible at the confidence of its prediction set.</summary>
[Flags]
public enum PredictionSet
{
    /// <summary>Neither: the score is of a kind that was rare where the set was fitted. No decision.</summary>
    None = 0,

    /// <summary>A fall, class 0.</summary>
    Down = 1,

    /// <summary>A rise, class 1.</summary>
    Up = 2,

    /// <summary>Both. No decision.</summary>
    Both = Down | Up,
}
