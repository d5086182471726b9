namespace AlphaPulse.Indicators;

/// <summary>Where <see cref="CentreOfGravity{T}"/> counts from.</summary>
public enum GravityOrigin
{
    /// <summary>From the middle of the window. The default.</summary>
    Middle = 0,

    /// <summary>From the bar after the newest one, so that all values are negative, as in pandas-ta.</summary>
    Newest = 1,
}
