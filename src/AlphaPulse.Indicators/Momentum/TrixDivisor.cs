namespace AlphaPulse.Indicators;

/// <summary>What <see cref="Trix{T}"/> divides the change of the average by.</summary>
public enum TrixDivisor
{
    /// <summary>By the average of the bar before. The default, as in TA-Lib and Skender.</summary>
    Last = 0,

    /// <summary>By the average of the bar, as in Tulip.</summary>
    Current = 1,
}
