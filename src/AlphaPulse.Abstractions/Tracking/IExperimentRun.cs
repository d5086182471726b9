namespace AlphaPulse;

/// <summary>A run that is being recorded.</summary>
/// <remarks>
/// What a call has acknowledged stays on record also where the process is killed after it. To dispose of a run that was not ended
/// records it as failed. Implementations are safe for use from any thread.
/// </remarks>
public interface IExperimentRun : IAsyncDisposable
{
    /// <summary>The id of the run.</summary>
    string Id { get; }

    /// <summary>Records parameters, which never change: what a run was made with is one thing.</summary>
    /// <param name="parameters">The values by name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when they are on record.</returns>
    /// <exception cref="ArgumentException">A name or a value is out of the ranges of <see cref="ExperimentRules"/>.</exception>
    /// <exception cref="TrackingException">A parameter is on record with another value, or the run has ended.</exception>
    Task LogParametersAsync(IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken = default);

    /// <summary>Records tags. A tag that is there gets the new value.</summary>
    /// <param name="tags">The values by name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when they are on record.</returns>
    /// <exception cref="ArgumentException">A name or a value is out of the ranges of <see cref="ExperimentRules"/>.</exception>
    /// <exception cref="TrackingException">The run has ended or cannot be recorded.</exception>
    Task SetTagsAsync(IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken = default);

    /// <summary>Records measurements. What has no value is not measured: leave it out.</summary>
    /// <param name="metrics">The measurements.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when they are on record.</returns>
    /// <exception cref="ArgumentException">A name is out of the ranges of <see cref="ExperimentRules"/>, a value is not finite, or a step is negative.</exception>
    /// <exception cref="TrackingException">The run has ended or cannot be recorded.</exception>
    Task LogMetricsAsync(IReadOnlyList<ExperimentMetric> metrics, CancellationToken cancellationToken = default);

    /// <summary>Keeps a document with the run.</summary>
    /// <param name="path">Its path within the run, with <c>/</c> between parts, such as <c>trials.json</c>.</param>
    /// <param name="content">The document.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The artifact with its checksum.</returns>
    /// <exception cref="ArgumentException">The path is out of the ranges of <see cref="ExperimentRules"/>.</exception>
    /// <exception cref="TrackingException">Another document is on record at that path, or the run has ended.</exception>
    Task<ExperimentArtifact> LogArtifactAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default);

    /// <summary>Records where the run comes from and what came of it, as far as it became known.</summary>
    /// <param name="lineage">What became known; members that are <see langword="null"/> leave what is on record.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is on record.</returns>
    /// <exception cref="ArgumentException">A member is out of the ranges of <see cref="ExperimentRules"/>.</exception>
    /// <exception cref="TrackingException">A member is on record with another value, or the run has ended.</exception>
    Task LogLineageAsync(ExperimentLineage lineage, CancellationToken cancellationToken = default);

    /// <summary>Ends the run. Nothing more can be recorded.</summary>
    /// <param name="status">How it ended; not <see cref="ExperimentRunStatus.Running"/>.</param>
    /// <param name="reason">Why, where it did not finish; at most 5,000 bytes, longer ones are cut.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the end is on record.</returns>
    /// <exception cref="ArgumentException">The status is no end.</exception>
    /// <exception cref="TrackingException">The run has ended before, or its end cannot be recorded.</exception>
    Task EndAsync(ExperimentRunStatus status, string? reason = null, CancellationToken cancellationToken = default);
}
