namespace AlphaPulse.Indicators;

/// <summary>Whose pivot points they are.</summary>
public enum PivotMethod
{
    /// <summary>Of the floor traders: three levels on each side.</summary>
    Classic = 0,

    /// <summary>With the ratios 0.382, 0.618 and 1: three levels.</summary>
    Fibonacci = 1,

    /// <summary>With the open of the present window: three levels.</summary>
    Woodie = 2,

    /// <summary>Of Nick Scott, around the close: four levels.</summary>
    Camarilla = 3,

    /// <summary>Of Tom DeMark: one level.</summary>
    DeMark = 4,
}
