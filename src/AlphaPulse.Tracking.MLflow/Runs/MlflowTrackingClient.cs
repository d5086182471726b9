namespace AlphaPulse.Tracking.MLflow;

/// <summary>The endpoints of MLflow's REST API 2.0 for experiments, runs and artifacts.</summary>
/// <remarks>
/// What may arrive twice without harm is tried again as <see cref="MlflowOptions"/> say; to create a run is not, unless the server cannot
/// have acted on it. Every method throws <see cref="MlflowException"/> where the server refuses or gives no answer. Safe for use from any
/// thread.
/// </remarks>
public sealed class MlflowTrackingClient : IDisposable
{
    private readonly MlflowConnection _connection;

    /// <summary>Creates a client.</summary>
    /// <param name="options">The server; read once.</param>
    /// <param name="time">The clock of waits.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public MlflowTrackingClient(MlflowOptions options, TimeProvider time) => _connection = new MlflowConnection(options, time);

    /// <summary>Finds an experiment (<c>experiments/get-by-name</c>).</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Its id, or <see langword="null"/> where there is none of that name.</returns>
    /// <exception cref="MlflowException">It was deleted, or the server refuses or gives no answer.</exception>
    public async Task<string?> FindExperimentAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        try
        {
            var answer = await _connection
                .GetAsync("experiments/get-by-name", MlflowJsonContext.Default.ExperimentAnswer, cancellationToken, ("experiment_name", name)).ConfigureAwait(false);
            return answer.Experiment is { LifecycleStage: "deleted" }
                ? throw new MlflowException($"The experiment '{name}' was deleted on the MLflow server. Restore it there, or use another name.")
                : Given(answer.Experiment?.ExperimentId, "experiments/get-by-name", "experiment.experiment_id");
        }
        catch (MlflowException e) when (e.ErrorCode == MlflowErrorReader.DoesNotExist)
        {
            return null;
        }
    }

    /// <summary>Creates an experiment (<c>experiments/create</c>), or finds the one that somebody else creates at the same time.</summary>
    /// <param name="name">Its name, which no other experiment has.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="MlflowException">The server refuses or gives no answer.</exception>
    public async Task<string> CreateExperimentAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        try
        {
            var answer = await _connection.SendAsync(
                HttpMethod.Post,
                "experiments/create",
                new CreateExperimentBody(name),
                MlflowJsonContext.Default.CreateExperimentBody,
                MlflowJsonContext.Default.ExperimentIdAnswer,
                isRepeatable: true,
                cancellationToken).ConfigureAwait(false);
            return Given(answer.ExperimentId, "experiments/create", "experiment_id");
        }
        catch (MlflowException e) when (e.ErrorCode == MlflowErrorReader.AlreadyExists)
        {
            return await FindExperimentAsync(name, cancellationToken).ConfigureAwait(false) ?? throw new MlflowException(e.Message, e);
        }
    }

    /// <summary>Creates a run (<c>runs/create</c>).</summary>
    /// <param name="experimentId">The experiment.</param>
    /// <param name="name">A name for people; <see langword="null"/> for one that the server makes up.</param>
    /// <param name="startedAt">When it started.</param>
    /// <param name="tags">Tags; few, since every store takes 20 at least and not more.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The run.</returns>
    /// <exception cref="MlflowException">The server refuses or gives no answer; in the latter case the run may be there nevertheless.</exception>
    public async Task<MlflowRun> CreateRunAsync(
        string experimentId, string? name, DateTimeOffset startedAt, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(experimentId);
        ArgumentNullException.ThrowIfNull(tags);
        var answer = await _connection.SendAsync(
            HttpMethod.Post,
            "runs/create",
            new CreateRunBody(experimentId, name, startedAt.ToUnixTimeMilliseconds(), Pairs(tags)),
            MlflowJsonContext.Default.CreateRunBody,
            MlflowJsonContext.Default.RunAnswer,
            isRepeatable: false,
            cancellationToken).ConfigureAwait(false);
        return new MlflowRun(
            Given(answer.Run?.Info?.RunId, "runs/create", "run.info.run_id"), Given(answer.Run?.Info?.ArtifactUri, "runs/create", "run.info.artifact_uri"));
    }

    /// <summary>Sets the status of a run (<c>runs/update</c>).</summary>
    /// <param name="runId">The run.</param>
    /// <param name="status">The status.</param>
    /// <param name="endedAt">When it ended; <see langword="null"/> where it goes on.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the server has it.</returns>
    /// <exception cref="MlflowException">The server refuses or gives no answer.</exception>
    public Task UpdateRunAsync(string runId, ExperimentRunStatus status, DateTimeOffset? endedAt, CancellationToken cancellationToken = default) => PostAsync(
        "runs/update", new UpdateRunBody(runId, NameOf(status), endedAt?.ToUnixTimeMilliseconds()), MlflowJsonContext.Default.UpdateRunBody, cancellationToken);

    /// <summary>Logs one measurement (<c>runs/log-metric</c>).</summary>
    /// <param name="runId">The run.</param>
    /// <param name="metric">The measurement, with its time.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the server has it.</returns>
    /// <exception cref="MlflowException">The server refuses or gives no answer.</exception>
    public Task LogMetricAsync(string runId, ExperimentMetric metric, CancellationToken cancellationToken = default) => PostAsync(
        "runs/log-metric",
        new LogMetricBody(runId, metric.Name, metric.Value, metric.At.ToUnixTimeMilliseconds(), metric.Step),
        MlflowJsonContext.Default.LogMetricBody,
        cancellationToken);

    /// <summary>Logs one parameter (<c>runs/log-parameter</c>), which never changes.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the server has it.</returns>
    /// <exception cref="MlflowException">The server has another value, refuses or gives no answer.</exception>
    public Task LogParameterAsync(string runId, string name, string value, CancellationToken cancellationToken = default) =>
        PostAsync("runs/log-parameter", new LogTextBody(runId, name, value), MlflowJsonContext.Default.LogTextBody, cancellationToken);

    /// <summary>Sets one tag (<c>runs/set-tag</c>).</summary>
    /// <param name="runId">The run.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value, which replaces the one before.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the server has it.</returns>
    /// <exception cref="MlflowException">The server refuses or gives no answer.</exception>
    public Task SetTagAsync(string runId, string name, string value, CancellationToken cancellationToken = default) =>
        PostAsync("runs/set-tag", new LogTextBody(runId, name, value), MlflowJsonContext.Default.LogTextBody, cancellationToken);

    /// <summary>
    /// Logs any number of measurements, parameters and tags (<c>runs/log-batch</c>), in as many requests as the limits ask for: 1,000
    /// metrics, 100 parameters, 100 tags and 1 MB each.
    /// </summary>
    /// <param name="runId">The run.</param>
    /// <param name="metrics">The measurements, with their times.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the server has everything.</returns>
    /// <exception cref="MlflowException">The server refuses or gives no answer; it may have a part. To log the same again is harmless.</exception>
    public async Task LogBatchAsync(
        string runId,
        IReadOnlyList<ExperimentMetric> metrics,
        IReadOnlyDictionary<string, string> parameters,
        IReadOnlyDictionary<string, string> tags,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(runId);
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(tags);
        var values = metrics.Select(m => new MetricValue(m.Name, m.Value, m.At.ToUnixTimeMilliseconds(), m.Step)).ToList();
        foreach (var body in MlflowBatch.Divide(runId, values, Pairs(parameters), Pairs(tags)))
        {
            await PostAsync("runs/log-batch", body, MlflowJsonContext.Default.LogBatchBody, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Keeps a document with a run, through the artifact proxy of the server. The same path again replaces it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="path">The path within the run, with <c>/</c> between parts.</param>
    /// <param name="content">The document.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the server has it.</returns>
    /// <exception cref="ArgumentException">The path is out of the ranges of <see cref="ExperimentRules"/>.</exception>
    /// <exception cref="MlflowException">The server does not serve artifacts, refuses or gives no answer.</exception>
    public Task PutArtifactAsync(MlflowRun run, string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ExperimentRules.CheckPath(path);
        return Uri.TryCreate(run.ArtifactUri, UriKind.Absolute, out var root) && root.Scheme == "mlflow-artifacts"
            ? _connection.PutArtifactAsync($"{root.AbsolutePath.Trim('/')}/{path}", content, cancellationToken)
            : throw new MlflowException(
                $"The artifacts of the run '{run.Id}' are not kept by the MLflow server itself but elsewhere. Start the server with --serve-artifacts and an experiment of its own for it.");
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static string NameOf(ExperimentRunStatus status) => status switch
    {
        ExperimentRunStatus.Running => "RUNNING",
        ExperimentRunStatus.Finished => "FINISHED",
        ExperimentRunStatus.Failed => "FAILED",
        ExperimentRunStatus.Killed => "KILLED",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "MLflow does not know this status."),
    };

    private static List<KeyAndValue> Pairs(IReadOnlyDictionary<string, string> texts) =>
        [.. texts.OrderBy(text => text.Key, StringComparer.Ordinal).Select(text => new KeyAndValue(text.Key, text.Value))];

    private static string Given(string? value, string endpoint, string member) => !string.IsNullOrEmpty(value)
        ? value
        : throw new MlflowException($"mlflow answered {endpoint} without '{member}'. Check that the address is that of an MLflow server of version 2 or 3.");

    private async Task PostAsync<TBody>(
        string endpoint, TBody body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<TBody> bodyType, CancellationToken cancellationToken) =>
        await _connection.SendAsync(HttpMethod.Post, endpoint, body, bodyType, MlflowJsonContext.Default.Nothing, isRepeatable: true, cancellationToken).ConfigureAwait(false);
}
