namespace AlphaPulse.Indicators;

/// <summary>What <see cref="Increasing{T}"/> compares.</summary>
public enum RunComparison
{
    /// <summary>The newest value with the one n bars before. The default, as in pandas-ta.</summary>
    Ends = 0,

    /// <summary>Every one of the last n changes, all of which have to go the same way.</summary>
    Strict = 1,
}
