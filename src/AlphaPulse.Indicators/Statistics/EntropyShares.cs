namespace AlphaPulse.Indicators;

/// <summary>Of which sum each value is a share.</summary>
public enum EntropyShares
{
    /// <summary>Of the sum of the n values up to that bar, as in pandas-ta; the first value comes with bar 2n - 1.</summary>
    Rolling = 0,

    /// <summary>Of the sum of the window: Shannon's entropy of the window, from 0 to the logarithm of n; the first value comes with bar n.</summary>
    Window = 1,
}
