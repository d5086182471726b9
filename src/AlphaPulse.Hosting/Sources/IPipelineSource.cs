namespace AlphaPulse.Hosting;

/// <summary>Brings bars into the store, where every later stage reads them.</summary>
/// <remarks>Register one of your own before <c>AddPipeline</c> to run the pipeline on it. Safe for use from any thread.</remarks>
public interface IPipelineSource
{
    /// <summary>Writes closed bars to the store and rows that could not become bars to quarantine. May be called again: it goes on.</summary>
    /// <param name="progress">Receives how many rows have been read.</param>
    /// <param name="cancellationToken">Cancels the call; what was written stays.</param>
    /// <returns>What was brought.</returns>
    Task<IngestReport> IngestAsync(IProgress<long>? progress, CancellationToken cancellationToken = default);
}
