namespace AlphaPulse.Indicators;

/// <summary>From which maximum the drawdowns of the ulcer index are.</summary>
public enum UlcerMaximum
{
    /// <summary>The highest value of the window up to each bar. The default, as Martin and Skender have it.</summary>
    Window = 0,

    /// <summary>The highest of the n values that end with each bar, so that the index looks back 2n - 1 bars. As in pandas-ta.</summary>
    Rolling = 1,
}
