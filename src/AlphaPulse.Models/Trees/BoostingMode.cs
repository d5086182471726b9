namespace AlphaPulse.Models;

/// <summary>How trees build on each other.</summary>
public enum BoostingMode
{
    /// <summary>Each tree learns what all trees before it lack.</summary>
    Gradient,

    /// <summary>
    /// Each tree learns what a random part of the trees before it lacks (DART; Rashmi and Gilad-Bachrach, 2015): every tree is left out with
    /// <see cref="BoostedTreesLearner.DropRate"/>. With <c>k</c> left out, the new tree counts <c>1 / (k + 1)</c>, and each of them <c>k / (k + 1)</c> of before.
    /// </summary>
    Dart,

    /// <summary>Each tree learns from the start, on rows and columns of its own, and the model is their mean (Breiman, 2001). <see cref="BoostedTreesLearner.LearningRate"/> does not matter.</summary>
    Forest,
}
