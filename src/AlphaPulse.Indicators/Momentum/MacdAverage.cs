namespace AlphaPulse.Indicators;

/// <summary>Which averages <see cref="MacdExtended{T}"/> takes.</summary>
public enum MacdAverage
{
    /// <summary>Simple averages. The default, as in TA-Lib.</summary>
    Simple = 0,

    /// <summary>Exponential averages, seeded with the mean of their first values.</summary>
    Exponential = 1,

    /// <summary>Linearly weighted averages.</summary>
    Weighted = 2,

    /// <summary>Double exponential averages.</summary>
    DoubleExponential = 3,

    /// <summary>Triple exponential averages.</summary>
    TripleExponential = 4,

    /// <summary>Triangular averages.</summary>
    Triangular = 5,
}
