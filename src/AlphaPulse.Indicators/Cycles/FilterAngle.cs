namespace AlphaPulse.Indicators;

/// <summary>In what the angles of the filters of <see cref="EvenBetterSine{T}"/> are measured.</summary>
public enum FilterAngle
{
    /// <summary>Degrees, as Ehlers writes them.</summary>
    Degrees = 0,

    /// <summary>The same numbers taken as radians, as pandas-ta does, with its beginning: the price before the first filtered one counts as 0.</summary>
    Radians = 1,
}
