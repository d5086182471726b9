namespace AlphaPulse.Indicators;

/// <summary>On which bars a volume index follows the price.</summary>
public enum VolumeIndexKind
{
    /// <summary>On bars with less volume than the bar before.</summary>
    Negative = 0,

    /// <summary>On bars with more volume than the bar before.</summary>
    Positive = 1,
}
