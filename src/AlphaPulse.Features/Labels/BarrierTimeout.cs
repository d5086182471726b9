namespace AlphaPulse.Features;

/// <summary>What a label is where the time runs out before a barrier is touched.</summary>
public enum BarrierTimeout
{
    /// <summary><c>sign</c>: 1 or 0 by the close against that of the start; none where they are equal.</summary>
    Sign = 0,

    /// <summary><c>none</c>: there is no label.</summary>
    NoLabel = 1,

    /// <summary><c>miss</c>: 0. The label then asks whether the upper barrier is touched first, and in time.</summary>
    Miss = 2,
}
