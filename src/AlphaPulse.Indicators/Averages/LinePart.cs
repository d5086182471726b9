namespace AlphaPulse.Indicators;

/// <summary>What is read of a regression line over a window of n bars.</summary>
public enum LinePart
{
    /// <summary>The line at the newest bar: <c>lsma</c>, LINEARREG in TA-Lib.</summary>
    End = 0,

    /// <summary>The line one bar after the newest: <c>tsf</c>.</summary>
    Forecast = 1,

    /// <summary>The rise of the line in one bar: <c>slope</c>, LINEARREG_SLOPE in TA-Lib.</summary>
    Slope = 2,

    /// <summary>The line at the oldest bar of the window: <c>intercept</c>, LINEARREG_INTERCEPT in TA-Lib.</summary>
    Intercept = 3,
}
