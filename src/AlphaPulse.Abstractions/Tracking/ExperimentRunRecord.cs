namespace AlphaPulse;

/// <summary>A run as far as it is on record.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed record ExperimentRunRecord
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>The name for people; <see langword="null"/> for none.</summary>
    public string? Name { get; init; }

    /// <summary>How far it has come.</summary>
    public required ExperimentRunStatus Status { get; init; }

    /// <summary>Why it did not finish; <see langword="null"/> where none was given.</summary>
    public string? Reason { get; init; }

    /// <summary>When it started, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, UTC; <see langword="null"/> where no end is on record.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The parameters.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>The tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Every measurement in the order of recording.</summary>
    public required IReadOnlyList<ExperimentMetric> Metrics { get; init; }

    /// <summary>The documents in the order of recording.</summary>
    public required IReadOnlyList<ExperimentArtifact> Artifacts { get; init; }

    /// <summary>Where it comes from and what came of it.</summary>
    public required ExperimentLineage Lineage { get; init; }
}
