namespace AlphaPulse;

/// <summary>Where a run comes from and what came of it; <see langword="null"/> where that is not known.</summary>
/// <remarks>Each member has 1 to 250 bytes without control characters. Immutable and safe for use from any thread.</remarks>
public sealed record ExperimentLineage
{
    /// <summary>SHA-256 over the bars that the run read and the feature rows that it made of them, lower-case hexadecimal.</summary>
    public string? DataHash { get; init; }

    /// <summary>The hash of the feature schema.</summary>
    public string? FeatureSchemaHash { get; init; }

    /// <summary>The run that this one is a part of or goes on from.</summary>
    public string? ParentRunId { get; init; }

    /// <summary>The version of the model that came of it, in the model registry.</summary>
    public string? ModelVersion { get; init; }
}
