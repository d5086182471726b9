namespace AlphaPulse.Training;

/// <summary>How a search draws what to try next.</summary>
public enum SearchMethod
{
    /// <summary>Independently and uniformly from the space.</summary>
    Random = 0,

    /// <summary>
    /// By a tree-structured Parzen estimator (Bergstra et al., 2011): after some random draws, from where good trials were dense and bad ones
    /// were not.
    /// </summary>
    TreeParzen = 1,
}
