namespace AlphaPulse.Indicators;

/// <summary>How far back the second value of <see cref="Adxr{T}"/> lies.</summary>
public enum AdxrLag
{
    /// <summary>n - 1 bars. The default, as in TA-Lib and Tulip.</summary>
    Short = 0,

    /// <summary>n bars, as in Skender.</summary>
    Full = 1,
}
