namespace AlphaPulse.Models;

/// <summary>What a library makes its prediction of, from the sums of a model.</summary>
public enum ImportedLink
{
    /// <summary>The sum is the prediction: regressions, rankings, margins and objectives of one's own.</summary>
    Identity,

    /// <summary><c>1 / (1 + exp(-sum))</c>, for each class where there are several.</summary>
    Logistic,

    /// <summary><c>exp(sum)</c>.</summary>
    Exponential,

    /// <summary>The softmax of the sums of all classes.</summary>
    Softmax,

    /// <summary>The number of the class with the greatest sum, the first of several.</summary>
    GreatestClass,

    /// <summary>1 where the sum is above 0, otherwise 0.</summary>
    Hinge,

    /// <summary>The square of the sum with the sign of the sum.</summary>
    SignedSquare,

    /// <summary><c>log(1 + exp(sum))</c>.</summary>
    Softplus,
}
