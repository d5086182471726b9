namespace AlphaPulse.Models;

/// <summary>What boosted trees minimise.</summary>
public enum BoostingLoss
{
    /// <summary>Half the squared error, <c>(score - target)^2 / 2</c>: a regression.</summary>
    Squared,

    /// <summary>The log loss of targets of 0 and 1, where the trees add up to log odds: a binary classification.</summary>
    Logistic,

    /// <summary>The absolute error: a regression of the median. Leaves are the medians of what their rows lack.</summary>
    Absolute,

    /// <summary>Half the squared error up to <see cref="BoostedTreesLearner.HuberDistance"/>, and a straight line from there on: a regression that outliers cannot pull far.</summary>
    Huber,

    /// <summary>The loss of a quantile (<see cref="BoostedTreesLearner.Quantile"/>): a regression of that quantile. Leaves are quantiles of what their rows lack.</summary>
    Quantile,

    /// <summary>The negative log likelihood of counts, <c>exp(score) - target * score</c>, where the trees add up to the logarithm of the mean: a regression of targets of at least 0.</summary>
    Poisson,
}
