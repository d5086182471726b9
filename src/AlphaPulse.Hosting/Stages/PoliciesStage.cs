namespace AlphaPulse.Hosting;

/// <summary><c>policies</c>: whether a shadow period has passed, the champion must go, or a training is due. It starts no training: a run is one.</summary>
/// <param name="policies">The policies.</param>
public sealed class PoliciesStage(ModelPolicies policies) : IPipelineStage
{
    /// <inheritdoc/>
    public string Name => "policies";

    /// <inheritdoc/>
    public async Task<long> RunAsync(PipelineState state, IProgress<long> progress, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Policies = (await policies.RunAsync(state.Ingest.Series, lastAttempt: null, cancellationToken).ConfigureAwait(false)).List();
        return state.Policies.Count;
    }
}
