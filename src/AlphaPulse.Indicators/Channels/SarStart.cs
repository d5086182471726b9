namespace AlphaPulse.Indicators;

/// <summary>How the parabolic stop and reverse takes its first direction.</summary>
public enum SarStart
{
    /// <summary>Down if the second low fell by more than the second high rose, else up; the extreme is that of the second bar. The default, as in TA-Lib.</summary>
    Movement = 0,

    /// <summary>Up if high + low did not fall, else down; the extreme is that of the first bar, as in Tulip.</summary>
    Middle = 1,
}
