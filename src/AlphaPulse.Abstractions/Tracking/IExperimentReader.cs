namespace AlphaPulse;

/// <summary>Reads what a tracker has recorded, of runs that go on too.</summary>
/// <remarks>Implementations are safe for use from any thread.</remarks>
public interface IExperimentReader
{
    /// <summary>Reads a run.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The run as far as it is on record, or <see langword="null"/> where there is none of that id.</returns>
    /// <exception cref="TrackingDamageException">The record of the run cannot be trusted.</exception>
    Task<ExperimentRunRecord?> FindRunAsync(string runId, CancellationToken cancellationToken = default);

    /// <summary>Reads the runs of an experiment.</summary>
    /// <param name="experiment">The experiment; <see langword="null"/> for every one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The runs in the order of their ids, which is that of their starts.</returns>
    /// <exception cref="TrackingDamageException">The record of a run cannot be trusted.</exception>
    Task<IReadOnlyList<ExperimentRunRecord>> ListRunsAsync(string? experiment = null, CancellationToken cancellationToken = default);

    /// <summary>Reads an artifact and checks it against its checksum.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="path">The path of the artifact within the run.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The content, or <see langword="null"/> where the run has no such artifact.</returns>
    /// <exception cref="TrackingDamageException">The artifact was changed or is gone.</exception>
    Task<ReadOnlyMemory<byte>?> ReadArtifactAsync(string runId, string path, CancellationToken cancellationToken = default);
}
