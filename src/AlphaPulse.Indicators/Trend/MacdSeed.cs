namespace AlphaPulse.Indicators;

/// <summary>Where the fast average of <see cref="Macd{T}"/> begins.</summary>
public enum MacdSeed
{
    /// <summary>At the first bar, as the slow one does. The default, as in Skender and LEAN.</summary>
    Own = 0,

    /// <summary>So late that its first value comes with that of the slow one, as in TA-Lib. For 12/26/9 the two agree to 1e-9 after 137 bars.</summary>
    Aligned = 1,
}
