using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>What the complete entries of the journal of a run say.</summary>
internal sealed class RunState
{
    internal JournalHead Head { get; set; } = JournalHead.Empty;

    /// <summary>The experiment; <see langword="null"/> as long as no start is on record.</summary>
    internal string? Experiment { get; set; }

    internal string? Name { get; set; }

    internal DateTimeOffset StartedAt { get; set; }

    internal DateTimeOffset? EndedAt { get; set; }

    internal ExperimentRunStatus Status { get; set; }

    internal string? Reason { get; set; }

    internal Dictionary<string, string> Parameters { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    internal List<ExperimentMetric> Metrics { get; } = [];

    internal List<ExperimentArtifact> Artifacts { get; } = [];

    internal ExperimentLineage Lineage { get; set; } = new();

    internal ExperimentRunRecord? ToRecord(string id) => Experiment is null ? null : new ExperimentRunRecord
    {
        Id = id,
        Experiment = Experiment,
        Name = Name,
        Status = Status,
        Reason = Reason,
        StartedAt = StartedAt,
        EndedAt = EndedAt,
        Parameters = Parameters,
        Tags = Tags,
        Metrics = Metrics,
        Artifacts = Artifacts,
        Lineage = Lineage,
    };
}
