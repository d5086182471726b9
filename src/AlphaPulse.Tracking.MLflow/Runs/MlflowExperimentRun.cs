using System.Security.Cryptography;
using System.Text;

namespace AlphaPulse.Tracking.MLflow;

/// <summary>A run that is recorded on a server. What must not change is checked here as well: the server would keep the first value.</summary>
internal sealed class MlflowExperimentRun(MlflowTrackingClient client, MlflowRun run, TimeProvider time, ExperimentRunStart start) : IExperimentRun
{
    private const string Prefix = "alphapulse.";
    private static readonly Dictionary<string, string> Nothing = new(StringComparer.Ordinal);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<string, string> _parameters = start.Parameters.ToDictionary(StringComparer.Ordinal);
    private readonly Dictionary<string, ExperimentArtifact> _artifacts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _lineage = TagsOf(start.Lineage);
    private bool _hasEnded;

    /// <inheritdoc/>
    public string Id => run.Id;

    /// <inheritdoc/>
    public Task LogParametersAsync(IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken = default)
    {
        ExperimentRules.CheckParameters(parameters);
        return InTurnAsync(
            async () =>
            {
                ThrowIfChanged("parameter", _parameters, parameters);
                await client.LogBatchAsync(Id, [], parameters, Nothing, cancellationToken).ConfigureAwait(false);
                Merge(_parameters, parameters);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task SetTagsAsync(IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken = default)
    {
        ExperimentRules.CheckTags(tags);
        return InTurnAsync(() => client.LogBatchAsync(Id, [], Nothing, tags, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task LogMetricsAsync(IReadOnlyList<ExperimentMetric> metrics, CancellationToken cancellationToken = default)
    {
        ExperimentRules.CheckMetrics(metrics);
        var now = time.GetUtcNow();
        return InTurnAsync(() => client.LogBatchAsync(Id, [.. metrics.Select(m => m with { At = now })], Nothing, Nothing, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ExperimentArtifact> LogArtifactAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        ExperimentRules.CheckPath(path);
        var artifact = new ExperimentArtifact(path, Convert.ToHexStringLower(SHA256.HashData(content.Span)), content.Length);
        await InTurnAsync(
            async () =>
            {
                if (_artifacts.TryGetValue(path, out var known) && known != artifact)
                {
                    throw new TrackingException($"The run '{Id}' has another artifact '{path}'. Keep this one at a path of its own.");
                }

                await client.PutArtifactAsync(run, path, content, cancellationToken).ConfigureAwait(false);
                await client.SetTagAsync(Id, ChecksumTag(path), artifact.Sha256, cancellationToken).ConfigureAwait(false);
                _artifacts[path] = artifact;
            },
            cancellationToken).ConfigureAwait(false);
        return artifact;
    }

    /// <inheritdoc/>
    public Task LogLineageAsync(ExperimentLineage lineage, CancellationToken cancellationToken = default)
    {
        ExperimentRules.Check(lineage);
        var tags = TagsOf(lineage);
        return InTurnAsync(
            async () =>
            {
                ThrowIfChanged("lineage", _lineage, tags);
                await client.LogBatchAsync(Id, [], Nothing, tags, cancellationToken).ConfigureAwait(false);
                Merge(_lineage, tags);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task EndAsync(ExperimentRunStatus status, string? reason = null, CancellationToken cancellationToken = default)
    {
        if (status is not (ExperimentRunStatus.Finished or ExperimentRunStatus.Failed or ExperimentRunStatus.Killed))
        {
            throw new ArgumentException($"{status} is no end of a run; name Finished, Failed or Killed.", nameof(status));
        }

        return InTurnAsync(
            async () =>
            {
                if (!string.IsNullOrEmpty(reason))
                {
                    await client.SetTagAsync(Id, Prefix + "end_reason", Cut(reason), cancellationToken).ConfigureAwait(false);
                }

                await client.UpdateRunAsync(Id, status, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
                _hasEnded = true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await EndAsync(ExperimentRunStatus.Failed, "it was left without an end").ConfigureAwait(false);
        }
        catch (TrackingException)
        {
            // It has ended; or the server is not there, and what went wrong before must not be hidden by that.
        }
    }

    internal static Dictionary<string, string> TagsOf(ExperimentLineage lineage)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in new[]
        {
            (Prefix + "data_hash", lineage.DataHash),
            (Prefix + "feature_schema_hash", lineage.FeatureSchemaHash),
            (Prefix + "model_version", lineage.ModelVersion),
            ("mlflow.parentRunId", lineage.ParentRunId),
        })
        {
            if (value is not null)
            {
                tags[name] = value;
            }
        }

        return tags;
    }

    private static void Merge(Dictionary<string, string> known, IReadOnlyDictionary<string, string> added)
    {
        foreach (var (name, value) in added)
        {
            known[name] = value;
        }
    }

    /// <summary>A name of a tag has 250 bytes at most; of a longer path the checksum of the path stands there.</summary>
    private static string ChecksumTag(string path)
    {
        var name = $"{Prefix}sha256.{path}";
        return name.Length <= ExperimentRules.MaximumNameLength
            ? name
            : $"{Prefix}sha256.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))}";
    }

    private static string Cut(string reason)
    {
        // A character takes three bytes of UTF-8 at most, two of them that belong together four.
        const int Longest = ExperimentRules.MaximumTagLength / 3;
        return Encoding.UTF8.GetByteCount(reason) <= ExperimentRules.MaximumTagLength ? reason : reason[..Longest];
    }

    private void ThrowIfChanged(string what, Dictionary<string, string> known, IReadOnlyDictionary<string, string> given)
    {
        foreach (var (name, value) in given)
        {
            if (known.TryGetValue(name, out var before) && before != value)
            {
                throw new TrackingException($"The {what} '{name}' of the run '{Id}' is '{before}' and cannot become '{value}'. Start a run of its own.");
            }
        }
    }

    private async Task InTurnAsync(Func<Task> act, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_hasEnded)
            {
                throw new TrackingException($"The run '{Id}' has ended; start another one.");
            }

            await act().ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }
}
