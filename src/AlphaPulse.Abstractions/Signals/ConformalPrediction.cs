namespace AlphaPulse;

/// <summary>What a model holds possible beside its score: the interval of a regression, or the set of classes of a classifier, by conformal prediction.</summary>
/// <remarks>
/// What comes lies in it as often as <see cref="Confidence"/> says, as long as bars are like those that it was fitted on; the replay measures
/// whether they are. The value of <c>default</c> is no prediction. Immutable and safe for use from any thread.
/// </remarks>
public readonly record struct ConformalPrediction
{
    private ConformalPrediction(double confidence, double? lower, double? upper, PredictionSet? set)
    {
        Confidence = confidence is > 0 and < 1
            ? confidence
            : throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "The confidence is above 0 and below 1.");
        (Lower, Upper, Set) = (lower, upper, set);
    }

    /// <summary>The nominal coverage: the share of what comes that it is to hold; above 0 and below 1.</summary>
    public double Confidence { get; }

    /// <summary>The lower end, included, in the unit of the label; <see langword="null"/> for a set.</summary>
    public double? Lower { get; }

    /// <summary>The upper end, included, in the unit of the label; <see langword="null"/> for a set.</summary>
    public double? Upper { get; }

    /// <summary>The ways that are possible; <see langword="null"/> for an interval.</summary>
    public PredictionSet? Set { get; }

    /// <summary>Whether it decides for no side: an interval with 0 in it, a set of both ways or of none. At this confidence one should then take none.</summary>
    public bool Abstains => Set is { } set ? set is PredictionSet.None or PredictionSet.Both : Lower <= 0 && Upper >= 0;

    /// <summary>Makes an interval.</summary>
    /// <param name="confidence">The nominal coverage; above 0 and below 1.</param>
    /// <param name="lower">The lower end; finite.</param>
    /// <param name="upper">The upper end; finite, at least <paramref name="lower"/>.</param>
    /// <returns>The interval.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static ConformalPrediction Interval(double confidence, double lower, double upper)
    {
        if (!double.IsFinite(lower) || !double.IsFinite(upper) || lower > upper)
        {
            throw new ArgumentOutOfRangeException(
                nameof(upper), upper, FormattableString.Invariant($"The ends of an interval are finite and in order; the lower one is {lower}."));
        }

        return new ConformalPrediction(confidence, lower, upper, set: null);
    }

    /// <summary>Makes a set.</summary>
    /// <param name="confidence">The nominal coverage; above 0 and below 1.</param>
    /// <param name="set">The ways that are possible.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of range or the set is unknown.</exception>
    public static ConformalPrediction Ways(double confidence, PredictionSet set) => set is >= PredictionSet.None and <= PredictionSet.Both
        ? new ConformalPrediction(confidence, lower: null, upper: null, set)
        : throw new ArgumentOutOfRangeException(nameof(set), set, "A set is one of PredictionSet.");

    /// <summary>Whether what came is what it held possible.</summary>
    /// <param name="actual">What came: the realised label, 0 or 1 for a set.</param>
    /// <returns>Whether it held.</returns>
    public bool Holds(double actual) => Set is { } set ? set.HasFlag(actual > 0.5 ? PredictionSet.Up : PredictionSet.Down) : Lower <= actual && actual <= Upper;
}
