namespace AlphaPulse.Training;

/// <summary>How the chosen candidate is judged on the paths of a combinatorial purged cross-validation, before its holdout is opened.</summary>
/// <remarks>Each split is one more fit of the chosen learner on training and validation rows; none of them is a trial, for nothing is chosen by it.</remarks>
public sealed class CombinatorialOptions
{
    /// <summary>The greatest number of splits that is let pass.</summary>
    public const int MaximumSplits = 1_000;

    /// <summary>Into how many groups of time the training and validation parts are divided.</summary>
    /// <value>Default 6; from 3 to 50.</value>
    public int Groups { get; set; } = 6;

    /// <summary>
    /// How many groups are tested at once. With N groups of which k are tested there are C(N, k) fits, at most <see cref="MaximumSplits"/>, and
    /// k/N of so many paths: 15 and 5 by default.
    /// </summary>
    /// <value>Default 2; at least 1 and less than <see cref="Groups"/>.</value>
    public int TestGroups { get; set; } = 2;

    /// <summary>After what time no further path is begun; the first is always made. The number of paths then depends on the machine.</summary>
    /// <value>Default <see langword="null"/>, no limit; above zero.</value>
    public TimeSpan? TimeBudget { get; set; }
}
