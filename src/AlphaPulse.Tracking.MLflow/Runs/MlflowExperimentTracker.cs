using System.Collections.Concurrent;

namespace AlphaPulse.Tracking.MLflow;

/// <summary>Records runs on an MLflow server.</summary>
/// <remarks>
/// An experiment is created at its first run. The lineage becomes tags: <c>mlflow.parentRunId</c>, <c>alphapulse.data_hash</c>,
/// <c>alphapulse.feature_schema_hash</c> and <c>alphapulse.model_version</c>; the checksum of an artifact <c>alphapulse.sha256.&lt;path&gt;</c>,
/// the reason of an end <c>alphapulse.end_reason</c>. Safe for use from any thread.
/// </remarks>
public sealed class MlflowExperimentTracker : IExperimentTracker, IDisposable
{
    private readonly MlflowTrackingClient _client;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, string> _experiments = new(StringComparer.Ordinal);

    /// <summary>Creates a tracker.</summary>
    /// <param name="options">The server; read once.</param>
    /// <param name="time">The clock of starts, measurements, ends and waits.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public MlflowExperimentTracker(MlflowOptions options, TimeProvider time)
    {
        _client = new MlflowTrackingClient(options, time);
        _time = time;
    }

    /// <inheritdoc/>
    /// <exception cref="MlflowException">The server refuses or gives no answer; in the latter case a run without an end may be there.</exception>
    public async Task<IExperimentRun> StartRunAsync(ExperimentRunStart start, CancellationToken cancellationToken = default)
    {
        ExperimentRules.Check(start);
        var experiment = await FindOrCreateAsync(start.Experiment, cancellationToken).ConfigureAwait(false);
        var created = await _client
            .CreateRunAsync(experiment, start.Name, _time.GetUtcNow(), MlflowExperimentRun.TagsOf(start.Lineage), cancellationToken).ConfigureAwait(false);
        var run = new MlflowExperimentRun(_client, created, _time, start);
        try
        {
            await _client.LogBatchAsync(created.Id, [], start.Parameters, start.Tags, cancellationToken).ConfigureAwait(false);
            return run;
        }
        catch
        {
            // Nobody gets the run, so nobody would end it.
            await run.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<string> FindOrCreateAsync(string name, CancellationToken cancellationToken)
    {
        if (_experiments.TryGetValue(name, out var known))
        {
            return known;
        }

        var id = await _client.FindExperimentAsync(name, cancellationToken).ConfigureAwait(false)
            ?? await _client.CreateExperimentAsync(name, cancellationToken).ConfigureAwait(false);
        return _experiments.GetOrAdd(name, id);
    }
}
