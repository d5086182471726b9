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
    /// the gate counts.
    /// </summary>
    /// <value>Default none.</value>
    public IList<Candidate> Candidates { get; } = [];

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

    /// <summary>How the bars are divided in time.</summary>
    public SplitOptions Split { get; set; } = new();
}
