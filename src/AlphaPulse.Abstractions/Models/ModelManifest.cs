namespace AlphaPulse;

/// <summary>What a model was made from, so that it can be made again and judged.</summary>
/// <remarks>Holds no time of making: the same data, options and seed give the same bytes. Immutable and safe for use from any thread.</remarks>
public sealed record ModelManifest
{
    /// <summary>
    /// What the names of those <see cref="Options"/> begin with that say which series stood behind a name with an <c>@</c> in the features:
    /// <c>stream.ETH</c> with the value <c>binance:ETH-USDT@1h</c>.
    /// </summary>
    public const string StreamOption = "stream.";

    /// <summary>The option that holds the nominal coverage of the conformal intervals or sets; absent where the model has none.</summary>
    public const string ConformalConfidenceOption = "conformal_confidence";

    /// <summary>The option that holds half of the width of the intervals of a regression, in the unit of the label.</summary>
    public const string ConformalHalfWidthOption = "conformal_half_width";

    /// <summary>The option that holds the probability from which on a class belongs to the set of a classifier.</summary>
    public const string ConformalProbabilityOption = "conformal_least_probability";

    /// <summary>The series that it was trained on.</summary>
    public required BarSeriesId Series { get; init; }

    /// <summary>The label that it predicts, such as <c>forward_log_return(1)</c>.</summary>
    public required string Label { get; init; }

    /// <summary>The feature time of the first training sample, UTC.</summary>
    public required DateTimeOffset TrainedFrom { get; init; }

    /// <summary>The label end time of the last training sample, UTC: nothing later influenced the model.</summary>
    public required DateTimeOffset TrainedTo { get; init; }

    /// <summary>How many samples it was trained on; those that weighed nothing do not count.</summary>
    public required int Samples { get; init; }

    /// <summary>
    /// SHA-256 over the bars that were read for training and the feature rows made of them before the replay, which are all that a model may be learned
    /// from or chosen on, lower-case hexadecimal. A model without an option <c>bars_sha256</c> is older, and has that of the bars alone.
    /// </summary>
    public required string DataHash { get; init; }

    /// <summary>Where those bars came from.</summary>
    public required IReadOnlyList<BarProvenance> Provenance { get; init; }

    /// <summary>The options of learner, split and rule by name.</summary>
    public required IReadOnlyDictionary<string, string> Options { get; init; }

    /// <summary>The seed of every random draw.</summary>
    public required long Seed { get; init; }

    /// <summary>How many candidates were compared before this one was chosen, counted by the engine.</summary>
    public required int Trials { get; init; }
}
