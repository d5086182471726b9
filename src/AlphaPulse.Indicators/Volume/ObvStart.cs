namespace AlphaPulse.Indicators;

/// <summary>What <see cref="Obv{T}"/> begins with; it shifts the whole series by a constant.</summary>
public enum ObvStart
{
    /// <summary>With the volume of the first bar. The default, as in TA-Lib and LEAN.</summary>
    FirstVolume = 0,

    /// <summary>With 0, as in Tulip and Skender.</summary>
    Zero = 1,
}
