namespace AlphaPulse.Indicators;

/// <summary>What a quantile is where its place, q(n-1) in the sorted values counted from 0, lies between two of them.</summary>
public enum QuantileInterpolation
{
    /// <summary>On the line between both (definition 7 of Hyndman and Fan, 1996); the default, as in pandas and spreadsheets.</summary>
    Linear = 0,

    /// <summary>The lesser of both.</summary>
    Lower = 1,

    /// <summary>The greater of both.</summary>
    Higher = 2,

    /// <summary>The nearer of both, and of equally near ones that with the even place.</summary>
    Nearest = 3,

    /// <summary>The middle of both.</summary>
    Midpoint = 4,
}
