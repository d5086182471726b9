using System.Text.Json;
using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>What features are worth to a trained candidate, as a document beside its version and among the artifacts of its run.</summary>
/// <remarks>Safe for use from any thread.</remarks>
public static class ImportanceRecord
{
    /// <summary>The name of the document.</summary>
    public const string FileName = "importance.json";

    /// <summary>The report as a document.</summary>
    /// <param name="report">The report.</param>
    /// <returns>JSON in UTF-8.</returns>
    public static byte[] ToJson(ImportanceReport report) =>
        JsonSerializer.SerializeToUtf8Bytes(report ?? throw new ArgumentNullException(nameof(report)), HostingJsonContext.Default.ImportanceReport);

    /// <summary>Keeps a report.</summary>
    /// <param name="registry">The registry of the version.</param>
    /// <param name="candidate">The candidate, whose run is still open.</param>
    /// <param name="report">The report.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is kept.</returns>
    /// <exception cref="TrackingException">The run has ended or cannot be recorded.</exception>
    public static async Task KeepAsync(IModelRegistry registry, TrainedCandidate candidate, ImportanceReport report, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(candidate);
        var document = ToJson(report);
        await candidate.Run.LogArtifactAsync(FileName, document, cancellationToken).ConfigureAwait(false);
        await registry.StoreEvidenceAsync(candidate.Version.Id, FileName, document, cancellationToken).ConfigureAwait(false);
    }
}
