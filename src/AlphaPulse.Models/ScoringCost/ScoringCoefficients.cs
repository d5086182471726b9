namespace AlphaPulse.Models;

/// <summary>What the parts of scoring one row take, in nanoseconds.</summary>
/// <remarks>
/// <para>Set by hand to the times that <c>AlphaPulse.Benchmarks scoring-cost</c> prints: models of one kind and 30 or 100 features, 40 or 200 trees, depth 3
/// or 6, or 31 leaves; 1,024 different rows that miss no feature, one by one on one thread, the least of 300 passes after a warm-up pass over all
/// models. The machine is that of benchmarks/RESULTS.md, which has the times beside the forecasts: two hardware threads, x64, AVX-512.</para>
/// <para>A step takes less where all trees lie in the nearest cache: forecasts of 40 trees are up to a third too high, which a budget may be.</para>
/// </remarks>
internal static class ScoringCoefficients
{
    /// <summary>A call with its checks.</summary>
    public const double Call = 2;

    /// <summary>The logistic function.</summary>
    public const double Logistic = 9;

    /// <summary>A calibrator behind a classifier.</summary>
    public const double Calibrator = 23;

    /// <summary>The side of a pair of models, the row of the second one and the size of the bet; a third less where the second does not see the score of the first.</summary>
    public const double Size = 86;

    /// <summary>A coefficient of a linear model that is not 0.</summary>
    public const double Coefficient = 0.48;

    /// <summary>A feature in front of trees in lockstep: whether it is missing, and its key.</summary>
    public const double LockstepColumn = 0.4;

    /// <summary>A step of eight trees in lockstep, where the deepest tree of the model has at most eight levels.</summary>
    public const double LockstepStep = 8;

    /// <summary>A step of eight trees in lockstep that are deeper: each looks whether all have arrived.</summary>
    public const double DeepStep = 9.5;

    /// <summary>A feature in front of symmetric trees: whether it is missing.</summary>
    public const double SymmetricColumn = 0.15;

    /// <summary>Eight symmetric trees, beside their levels.</summary>
    public const double SymmetricGroup = 3.7;

    /// <summary>A level of eight symmetric trees.</summary>
    public const double SymmetricStep = 2.1;

    /// <summary>A tree node by node, beside its steps.</summary>
    public const double NodeTree = 1.5;

    /// <summary>A step of a tree node by node.</summary>
    public const double NodeStep = 6;
}
