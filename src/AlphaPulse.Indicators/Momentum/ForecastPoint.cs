namespace AlphaPulse.Indicators;

/// <summary>Where <see cref="ChandeForecast{T}"/> reads the line.</summary>
public enum ForecastPoint
{
    /// <summary>At the next bar. The default, as in pandas-ta.</summary>
    Next = 0,

    /// <summary>At the bar itself.</summary>
    Current = 1,
}
