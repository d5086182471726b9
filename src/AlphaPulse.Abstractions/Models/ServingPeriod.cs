namespace AlphaPulse;

/// <summary>A time through which an alias pointed at one version.</summary>
/// <param name="Version">The version.</param>
/// <param name="Start">The move that brought the alias there.</param>
/// <param name="End">The move that took it away; <see langword="null"/> where it still points there.</param>
public sealed record ServingPeriod(ModelVersion Version, AliasChange Start, AliasChange? End)
{
    /// <summary>When the version was removed from the registry, UTC; <see langword="null"/> where it is still there.</summary>
    public DateTimeOffset? RemovedAt { get; init; }
}
