namespace AlphaPulse.Indicators;

/// <summary>Which value of Kaufman's adaptive average is the first to be given.</summary>
public enum KamaStart
{
    /// <summary>The one after the seed, at bar n + 1. The default, as in TA-Lib and LEAN.</summary>
    AfterSeed = 0,

    /// <summary>The seed, which is the input itself, at bar n. As in Tulip and Skender.</summary>
    Seed = 1,
}
