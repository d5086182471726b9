namespace AlphaPulse;

/// <summary>Keeps what ran, when, how long and with what result.</summary>
/// <remarks>Implementations are safe for use from any thread.</remarks>
public interface IRunLedger
{
    /// <summary>Records the start of a run.</summary>
    /// <param name="kind">What runs.</param>
    /// <param name="series">The series; <see langword="null"/> where it is not known yet, see <see cref="SetSeriesAsync"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of the run.</returns>
    Task<long> StartAsync(string kind, BarSeriesId? series, CancellationToken cancellationToken = default);

    /// <summary>Records the series of a run that did not know it when it started.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="series">The series.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is written.</returns>
    Task SetSeriesAsync(long runId, BarSeriesId series, CancellationToken cancellationToken = default);

    /// <summary>Records that a stage ended.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is written.</returns>
    Task AddStageAsync(long runId, StageResult stage, CancellationToken cancellationToken = default);

    /// <summary>Records the end of a run.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="status">How it ended.</param>
    /// <param name="message">The error or the decision in words.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is written.</returns>
    Task FinishAsync(long runId, RunStatus status, string? message, CancellationToken cancellationToken = default);

    /// <summary>Lists the runs, oldest first.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The runs.</returns>
    Task<IReadOnlyList<RunRecord>> ListAsync(CancellationToken cancellationToken = default);
}
