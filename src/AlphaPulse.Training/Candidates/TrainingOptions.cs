using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>What is tried and how it is compared.</summary>
public sealed class TrainingOptions
{
    /// <summary>How many bars ahead the labels look, and so how long a signal lives.</summary>
    /// <value>Default 6; from 1 to 10,000.</value>
    public int HorizonBars { get; set; } = 6;

    /// <summary>The penalties that linear and logistic regression are tried with.</summary>
    /// <value>Default 100 and 10,000; each positive.</value>
    public IReadOnlyList<double> Penalties { get; set; } = [100, 10_000];

    /// <summary>
    /// The shares of the absolute values in each penalty, which bring the coefficients of features that do not help to 0: 0 is ridge, 1 is lasso. Every
    /// share is one more trial for each penalty, which the gate counts.
    /// </summary>
    /// <value>Default 0; each from 0 to 1.</value>
    public IReadOnlyList<double> L1Ratios { get; set; } = [0];

    /// <summary>The depths that boosted trees are tried with; empty for no trees. When to stop growing is found on a purged slice.</summary>
    /// <value>Default 3; each from 1 to 12.</value>
    public IReadOnlyList<int> TreeDepths { get; set; } = [3];

    /// <summary>
    /// Candidates of your own or of an adapter, tried after those that the other options name; each is one more trial for each flat share, which
    /// the gate counts. A <see cref="Search"/> draws from its spaces instead, so that the two exclude each other.
    /// </summary>
    /// <value>Default none.</value>
    public IList<Candidate> Candidates { get; } = [];

    /// <summary>
    /// Candidates of which a second model says how far to trust the first, tried after the others: the logistic regressions that the other options name with
    /// each of <see cref="MetaLabelOptions.Secondaries"/>, or what a search draws of <see cref="SearchSpaces.MetaLabelled"/>. Their label is <c>net_side</c> with
    /// the costs of the training. Each is one more trial for each flat share, or each draw one, which the gate counts.
    /// </summary>
    /// <value>Default <see langword="null"/>: none.</value>
    public MetaLabelOptions? MetaLabel { get; set; }

    /// <summary>
    /// The shares of the training rows on which the rule takes no side, because the score is too near to undecided.
    /// </summary>
    /// <value>Default 0 and 0.5; each from 0 to less than 1.</value>
    public IReadOnlyList<double> FlatShares { get; set; } = [0, 0.5];

    /// <summary>The least number of training samples that weigh more than 0.</summary>
    /// <value>Default 300; at least 30.</value>
    public int MinimumSamples { get; set; } = 300;

    /// <summary>
    /// What a training sample weighs. Where labels look more than one bar ahead they overlap, and <see cref="SampleWeighting.Uniqueness"/> keeps
    /// a move that many of them share from being learned many times.
    /// </summary>
    /// <value>Default <see cref="SampleWeighting.Equal"/>.</value>
    public SampleWeighting Weighting { get; set; } = SampleWeighting.Equal;

    /// <summary>
    /// What the oldest sample weighs against the newest, on a line over the cumulative uniqueness; below 0 the oldest samples with that share
    /// of it weigh nothing. See <see cref="Features.SampleWeights.TimeDecay"/>.
    /// </summary>
    /// <value>Default 1, no decay; above -1, at most 1.</value>
    public double OldestWeight { get; set; } = 1;

    /// <summary>The seed of every random draw of training and gate.</summary>
    /// <value>Default 42; any value.</value>
    public long Seed { get; set; } = 42;

    /// <summary>
    /// How learner options are searched; <see langword="null"/> tries the penalties, depths and flat shares above on the validation part. See
    /// <see cref="Use"/> for profiles.
    /// </summary>
    /// <value>Default <see langword="null"/>.</value>
    public SearchOptions? Search { get; set; }

    /// <summary>
    /// How the chosen candidate is judged on the paths of a combinatorial purged cross-validation; <see langword="null"/> leaves it out. See
    /// <see cref="Use"/> for profiles.
    /// </summary>
    /// <value>Default <see langword="null"/>.</value>
    public CombinatorialOptions? Combinatorial { get; set; }

    /// <summary>
    /// How many threads a training uses at most: folds side by side, and what is left over within the learners of each (<see cref="IThreadedLearner"/>).
    /// Nothing that comes of a training depends on it. A host that serves signals leaves itself processors so.
    /// </summary>
    /// <value>Default 0, one for each processor; to 1,024.</value>
    public int MaximumThreads { get; set; }

    /// <summary>Into how many purged folds the training and validation parts are divided to calibrate the chosen model and to check it.</summary>
    /// <value>Default 5; from 2 to 50.</value>
    public int Folds { get; set; } = 5;

    /// <summary>How the scores of a classifier become probabilities, fitted on scores of purged folds. It changes no side that the model takes.</summary>
    /// <value>Default <see cref="CalibrationMethod.Platt"/>.</value>
    public CalibrationMethod Calibration { get; set; } = CalibrationMethod.Platt;

    /// <summary>How often the conformal interval around a score is to hold what comes.</summary>
    /// <value>Default 0.9; from 0.5 to 0.99.</value>
    public double Confidence { get; set; } = 0.9;

    /// <summary>
    /// How long a row may take to score. Candidates whose largest model is foretold to take longer (<see cref="Models.ScoringCost"/>) are not tried, and
    /// <see cref="TrainingResult.LeftOut"/> says which. With a budget, the default candidates and spaces have symmetric trees of depth 6 and trees of
    /// 31 leaves beside those of other options, so that each budget finds the form that fits it. The guard that measures is
    /// <see cref="GateOptions.MaximumScoringTime"/>.
    /// </summary>
    /// <value>Default <see langword="null"/>, no budget; above zero.</value>
    public TimeSpan? LatencyBudget { get; set; }

    /// <summary>The limits of the guards.</summary>
    public GuardOptions Guards { get; set; } = new();

    /// <summary>How the bars are divided in time.</summary>
    public SplitOptions Split { get; set; } = new();

    /// <summary>Sets <see cref="Search"/> and <see cref="Combinatorial"/> to those of a profile. Splits, guards and gate stay as they are.</summary>
    /// <param name="profile">The profile.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such profile.</exception>
    public TrainingOptions Use(TrainingProfile profile)
    {
        Search = profile switch
        {
            TrainingProfile.Fast => null,
            TrainingProfile.Quick => new SearchOptions { Trials = 20, Folds = 3 },
            TrainingProfile.Full => new SearchOptions { Trials = 50, Folds = 5 },
            TrainingProfile.Adaptive => new SearchOptions { Trials = 100, Folds = 5, UseHalving = true, TimeBudget = TimeSpan.FromMinutes(30) },
            _ => throw new ArgumentOutOfRangeException(nameof(profile), profile, "The profiles are fast, quick, full and adaptive."),
        };
        Combinatorial = profile switch
        {
            TrainingProfile.Full => new CombinatorialOptions(),
            TrainingProfile.Adaptive => new CombinatorialOptions { TimeBudget = TimeSpan.FromMinutes(10) },
            _ => null,
        };
        return this;
    }
}
