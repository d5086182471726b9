namespace AlphaPulse.Tracking.MLflow;

/// <summary>The endpoints of MLflow's REST API 2.0 for registered models, their versions and aliases.</summary>
/// <remarks>
/// An alias of MLflow is a pointer without a history; what served when is what <see cref="IModelRegistry"/> is for. What may arrive twice
/// without harm is tried again as <see cref="MlflowOptions"/> say; to create a version is not, unless the server cannot have acted on it.
/// Every method throws <see cref="MlflowException"/> where the server refuses or gives no answer. Safe for use from any thread.
/// </remarks>
public sealed class MlflowRegistryClient : IDisposable
{
    private const string AliasEndpoint = "registered-models/alias";

    private readonly MlflowConnection _connection;

    /// <summary>Creates a client.</summary>
    /// <param name="options">The server; read once.</param>
    /// <param name="time">The clock of waits.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public MlflowRegistryClient(MlflowOptions options, TimeProvider time) => _connection = new MlflowConnection(options, time);

    /// <summary>Creates a registered model (<c>registered-models/create</c>), unless there is one of that name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is; <see langword="null"/> for nothing.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether it was created; <see langword="false"/> where it was there.</returns>
    /// <exception cref="MlflowException">The server refuses or gives no answer.</exception>
    public async Task<bool> CreateModelAsync(string name, string? description = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        try
        {
            await _connection.SendAsync(
                HttpMethod.Post,
                "registered-models/create",
                new CreateModelBody(name, description),
                MlflowJsonContext.Default.CreateModelBody,
                MlflowJsonContext.Default.Nothing,
                isRepeatable: true,
                cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (MlflowException e) when (e.ErrorCode == MlflowErrorReader.AlreadyExists)
        {
            return false;
        }
    }

    /// <summary>Creates a version of a registered model (<c>model-versions/create</c>).</summary>
    /// <param name="name">The registered model.</param>
    /// <param name="source">Where its files are, as in <c>runs:/&lt;run&gt;/model</c> or the artifact address of a run.</param>
    /// <param name="runId">The run that it came of; <see langword="null"/> for none.</param>
    /// <param name="tags">Tags, such as the version in our own registry; <see langword="null"/> for none.</param>
    /// <param name="description">What it is; <see langword="null"/> for nothing.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The version.</returns>
    /// <exception cref="MlflowException">There is no such model, or the server refuses or gives no answer; in the latter case the version may be there nevertheless.</exception>
    public async Task<MlflowModelVersion> CreateVersionAsync(
        string name,
        string source,
        string? runId = null,
        IReadOnlyDictionary<string, string>? tags = null,
        string? description = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        List<KeyAndValue> pairs = [.. (tags ?? new Dictionary<string, string>(StringComparer.Ordinal)).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => new KeyAndValue(t.Key, t.Value))];
        var answer = await _connection.SendAsync(
            HttpMethod.Post,
            "model-versions/create",
            new CreateVersionBody(name, source, runId, description, pairs),
            MlflowJsonContext.Default.CreateVersionBody,
            MlflowJsonContext.Default.VersionAnswer,
            isRepeatable: false,
            cancellationToken).ConfigureAwait(false);
        return Read(answer, "model-versions/create");
    }

    /// <summary>Points an alias at a version (<c>registered-models/alias</c>, POST), wherever it pointed before.</summary>
    /// <param name="name">The registered model.</param>
    /// <param name="alias">The alias, such as <see cref="ModelAliases.Champion"/>.</param>
    /// <param name="version">The number of the version.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the server has it.</returns>
    /// <exception cref="MlflowException">There is no such version, or the server refuses or gives no answer.</exception>
    public Task SetAliasAsync(string name, string alias, string version, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(alias);
        ArgumentException.ThrowIfNullOrWhiteSpace(version);
        return SendAliasAsync(HttpMethod.Post, new AliasBody(name, alias, version), cancellationToken);
    }

    /// <summary>Finds the version that an alias points at (<c>registered-models/alias</c>, GET).</summary>
    /// <param name="name">The registered model.</param>
    /// <param name="alias">The alias.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The version, or <see langword="null"/> where there is no such model or alias.</returns>
    /// <exception cref="MlflowException">The server refuses or gives no answer.</exception>
    public async Task<MlflowModelVersion?> FindByAliasAsync(string name, string alias, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(alias);
        try
        {
            var answer = await _connection
                .GetAsync(AliasEndpoint, MlflowJsonContext.Default.VersionAnswer, cancellationToken, ("name", name), ("alias", alias)).ConfigureAwait(false);
            return Read(answer, AliasEndpoint);
        }
        catch (MlflowException e) when (IsAbsent(e))
        {
            return null;
        }
    }

    /// <summary>Removes an alias (<c>registered-models/alias</c>, DELETE).</summary>
    /// <param name="name">The registered model.</param>
    /// <param name="alias">The alias.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether the server took it; <see langword="false"/> where it says that there is none.</returns>
    /// <exception cref="MlflowException">The server refuses or gives no answer.</exception>
    public async Task<bool> DeleteAliasAsync(string name, string alias, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(alias);
        try
        {
            await SendAliasAsync(HttpMethod.Delete, new AliasBody(name, alias, Version: null), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (MlflowException e) when (IsAbsent(e))
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    /// <summary>A model that is not there has a code of its own; an alias that is not there is an invalid value whose message says so.</summary>
    private static bool IsAbsent(MlflowException e) => e.ErrorCode == MlflowErrorReader.DoesNotExist
        || (e.ErrorCode == MlflowErrorReader.InvalidParameter && e.Message.Contains("not found", StringComparison.OrdinalIgnoreCase));

    private static MlflowModelVersion Read(VersionAnswer answer, string endpoint) => answer.ModelVersion is { Name: { } name, Version: { } version } form
        ? new MlflowModelVersion(name, version, form.Source, form.RunId, form.Status)
        : throw new MlflowException($"mlflow answered {endpoint} without a version of a model. Check that the address is that of an MLflow server of version 2 or 3.");

    private async Task SendAliasAsync(HttpMethod method, AliasBody body, CancellationToken cancellationToken) => await _connection.SendAsync(
        method, AliasEndpoint, body, MlflowJsonContext.Default.AliasBody, MlflowJsonContext.Default.Nothing, isRepeatable: true, cancellationToken).ConfigureAwait(false);
}
