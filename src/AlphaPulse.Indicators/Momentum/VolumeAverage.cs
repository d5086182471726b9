namespace AlphaPulse.Indicators;

/// <summary>Which averages <see cref="VolumeMacd{T}"/> takes.</summary>
public enum VolumeAverage
{
    /// <summary>The exponential average of close times volume over that of the volume. The default, as by Dormeier.</summary>
    Exponential = 0,

    /// <summary>The volume weighted average of a window.</summary>
    Simple = 1,
}
