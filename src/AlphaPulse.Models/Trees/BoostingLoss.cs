namespace AlphaPulse.Models;

/// <summary>What boosted trees minimise.</summary>
public enum BoostingLoss
{
    /// <summary>Half the squared error, <c>(score - target)^2 / 2</c>: a regression.</summary>
    Squared,

    /// <summary>The log loss of targets of 0 and 1, where the trees add up to log odds: a binary classification.</summary>
    Logistic,
}
