namespace AlphaPulse;

/// <summary>What is known of a run at its start.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed record ExperimentRunStart
{
    /// <summary>The experiment that the run belongs to: 1 to 250 bytes of any text without control characters.</summary>
    public required string Experiment { get; init; }

    /// <summary>A name of the run for people, of the same range; <see langword="null"/> for none.</summary>
    public string? Name { get; init; }

    /// <summary>The parameters that are known already.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The tags that are known already.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where the run comes from, as far as it is known already.</summary>
    public ExperimentLineage Lineage { get; init; } = new();
}
