namespace AlphaPulse.Models;

/// <summary>What turns the sum of trees into a score.</summary>
public enum ScoreTransform
{
    /// <summary>The sum is the score.</summary>
    None,

    /// <summary><c>1 / (1 + exp(-sum))</c>: the sum is log odds.</summary>
    Logistic,

    /// <summary><c>exp(sum)</c>: the sum is the logarithm of an expected count.</summary>
    Exponential,
}
