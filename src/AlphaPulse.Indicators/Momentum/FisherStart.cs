namespace AlphaPulse.Indicators;

/// <summary>When <see cref="FisherTransform{T}"/> begins.</summary>
public enum FisherStart
{
    /// <summary>With the first full window. The default, as in Tulip.</summary>
    Window = 0,

    /// <summary>With the first bars, by a window that grows until it is full, as in Skender.</summary>
    Growing = 1,
}
