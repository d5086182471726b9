namespace AlphaPulse.Hosting;

/// <summary><c>collect</c>: bars from the source into the store, rows that cannot be bars into quarantine.</summary>
/// <param name="source">The source.</param>
public sealed class CollectStage(IPipelineSource source) : IPipelineStage
{
    /// <inheritdoc/>
    public string Name => "collect";

    /// <inheritdoc/>
    public async Task<long> RunAsync(PipelineState state, IProgress<long> progress, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Ingest = await source.IngestAsync(progress, cancellationToken).ConfigureAwait(false);
        return state.Ingest.Rows;
    }
}
