namespace AlphaPulse.Indicators;

/// <summary>What <see cref="ProjectionOscillator{T}"/> compares the close with.</summary>
public enum ProjectionKind
{
    /// <summary>The projection bands of Widner: 0 at the lower, 100 at the upper one. The default.</summary>
    Bands = 0,

    /// <summary>The end of the regression line of the closes, in percent of it, as in pandas-ta.</summary>
    Regression = 1,
}
