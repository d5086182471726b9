namespace AlphaPulse.Hosting.Tests.Alerts;

/// <summary>A source that cannot be read.</summary>
internal sealed class BrokenSource : IPipelineSource
{
    public Task<IngestReport> IngestAsync(IProgress<long>? progress, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested
            ? Task.FromCanceled<IngestReport>(cancellationToken)
            : throw new ImportFormatException("the file has no header");
}
