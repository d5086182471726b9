namespace AlphaPulse.Models;

/// <content>What is minimised, on which rows, and how trees build on each other.</content>
public sealed partial record BoostedTreesLearner
{
    /// <summary>A loss of one's own instead of <see cref="Loss"/>; default none. Its models are regressions whose score is the sum of the trees.</summary>
    public BoostingObjective? Objective { get; init; }

    /// <summary>
    /// The prediction that training starts from, before the first tree; default none, which is the constant of the least loss. In the unit of predictions: with
    /// <see cref="BoostingLoss.Logistic"/> a probability above 0 and below 1, whose log odds the sums start from; with <see cref="BoostingLoss.Poisson"/> a mean above 0, whose logarithm
    /// they start from; with other losses a number in the unit of the targets, and with an <see cref="Objective"/> the score that stands for <see cref="BoostingObjective.BaseScore"/>.
    /// </summary>
    /// <remarks>
    /// A training whose loss has no such prediction is refused with an <see cref="ArgumentException"/>; so is one that goes on from a model with another base, and trees of several
    /// classes, which start from the share of each. Rows that its loss cannot learn from, such as those of one class, are refused as without it.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public double? BaseScore
    {
        get;
        init => field = value is null || double.IsFinite(value.Value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The value must be finite.");
    }

    /// <summary>From which distance on <see cref="BoostingLoss.Huber"/> is a straight line, in the unit of the targets; finite and above 0, default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0 or not finite.</exception>
    public double HuberDistance
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The value must be finite and above 0.");
    } = 1;

    /// <summary>Which quantile <see cref="BoostingLoss.Quantile"/> is about; above 0, below 1, default 0.5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Quantile
    {
        get;
        init => field = value is > 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The value must be above 0 and below 1.");
    } = 0.5;

    /// <summary>By what the weights of rows with the target 1 are multiplied with <see cref="BoostingLoss.Logistic"/>; finite and above 0, default 1. Other losses leave it aside.</summary>
    /// <remarks>The model then gives probabilities for classes in that proportion; calibrate them, or choose thresholds, accordingly.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0 or not finite.</exception>
    public double PositiveWeight
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The value must be finite and above 0.");
    } = 1;

    /// <summary>How rows are drawn; default <see cref="RowSampling.Uniform"/>. <see cref="RowSampling.Goss"/> needs a <see cref="RowFraction"/> below 1; a training without is refused.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sampling.</exception>
    public RowSampling Sampling
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Rows are drawn uniformly or by GOSS.");
    }

    /// <summary>Which share of the rows <see cref="RowSampling.Goss"/> takes for their derivatives; above 0, at most 1, default 0.2. Must be below <see cref="RowFraction"/>, otherwise a training with <see cref="RowSampling.Goss"/> is refused.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double GossTopFraction
    {
        get;
        init => field = Fraction(value, nameof(GossTopFraction));
    } = 0.2;

    /// <summary>
    /// For how many rounds rows that were drawn stay, so that they are drawn anew in the first round and then in every so-many-th; at least 1, default 1, which is in each round. Without effect
    /// where no rows are drawn. More than 1 is refused with <see cref="RowSampling.Goss"/>, which draws by the derivatives of the round, with an <see cref="ArgumentException"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int RowDrawRounds
    {
        get;
        init => field = Within(value, 1, int.MaxValue, nameof(RowDrawRounds));
    } = 1;

    /// <summary>How trees build on each other; default <see cref="BoostingMode.Gradient"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such mode.</exception>
    public BoostingMode Mode
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The modes are gradient, dart and forest.");
    }

    /// <summary>With what probability <see cref="BoostingMode.Dart"/> leaves out each tree; above 0, at most 1, default 0.1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double DropRate
    {
        get;
        init => field = Fraction(value, nameof(DropRate));
    } = 0.1;

    /// <summary>By how much the loss on the slice must fall below the least so far to count as better; finite and at least 0, default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double EarlyStoppingMinDelta
    {
        get;
        init => field = Penalty.Check(value, nameof(EarlyStoppingMinDelta));
    }

    /// <summary>By what the weight of a row with a target is multiplied, or null where it stays.</summary>
    internal Func<double, double>? WeightOf =>
        PositiveWeight == 1 || Task != ModelTask.BinaryClassification ? null : target => target == 1 ? PositiveWeight : 1;
}
