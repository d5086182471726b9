namespace AlphaPulse.Indicators;

/// <summary>How the smoothed movements of <see cref="Adx{T}"/> begin.</summary>
public enum AdxSeed
{
    /// <summary>With the movements of n - 1 bars, and a smoothing step before the first index; the average comes with bar 2n. The default, as in TA-Lib.</summary>
    Short = 0,

    /// <summary>With the movements of n bars, which give the first index; the average comes with bar 2n. As in Skender.</summary>
    Full = 1,

    /// <summary>With n bars of which the first has no movement, and which give the first index; the average comes with bar 2n - 1. Equal
    /// moves up and down count for both instead of for neither. As in Tulip.</summary>
    FirstBar = 2,
}
