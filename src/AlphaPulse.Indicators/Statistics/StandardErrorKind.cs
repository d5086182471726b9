namespace AlphaPulse.Indicators;

/// <summary>What a standard error is the error of.</summary>
public enum StandardErrorKind
{
    /// <summary>Of the mean: the standard deviation (of a population) over the root of n. The default, as in Tulip.</summary>
    Mean = 0,

    /// <summary>Of the line of least squares: the root of the squared distances from it over n - 2.</summary>
    Regression = 1,
}
