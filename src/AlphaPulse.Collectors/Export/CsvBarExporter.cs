using System.IO.Compression;

namespace AlphaPulse.Collectors;

/// <summary>Writes bars from a store as CSV: UTC times in ISO-8601, decimals with their own digits.</summary>
/// <remarks>Works in constant memory. Safe for use from any thread.</remarks>
public sealed class CsvBarExporter
{
    private readonly IBarStore _bars;

    /// <summary>Creates the exporter.</summary>
    /// <param name="bars">Where the bars are.</param>
    public CsvBarExporter(IBarStore bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        _bars = bars;
    }

    /// <summary>Writes a file; one whose name ends with <c>.gz</c> is compressed. It appears under its name when it is complete.</summary>
    /// <param name="query">Which bars; the span and the time of knowledge count.</param>
    /// <param name="path">The path of the file; one that is there is replaced.</param>
    /// <param name="options">How to write it.</param>
    /// <param name="cancellationToken">Cancels the export; then nothing is left of it.</param>
    /// <returns>What was written; no bars give a file with a header alone.</returns>
    /// <exception cref="ArgumentException">The path is empty, or the query includes forming bars, which CSV cannot tell from closed ones.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<ExportReport> ExportAsync(
        BarQuery query, string path, ExportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Check(query);
        ExportReport? report = null;
        await AtomicFile.WriteAsync(
            path,
            async (file, token) => report = await WriteFileAsync(query, path, file, options, token).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        return report!;
    }

    /// <summary>Writes to a stream, uncompressed.</summary>
    /// <param name="query">Which bars; the span and the time of knowledge count.</param>
    /// <param name="stream">Where to; flushed and left open.</param>
    /// <param name="options">How to write it.</param>
    /// <param name="cancellationToken">Cancels the export.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="ArgumentException">The query includes forming bars, which CSV cannot tell from closed ones.</exception>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<ExportReport> ExportAsync(
        BarQuery query, Stream stream, ExportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Check(query);
        var lines = new BarLineWriter((options ?? new ExportOptions()).IncludeDetail);
        lines.AddHeader();
        long count = 0;
        DateTimeOffset? first = null;
        DateTimeOffset? last = null;
        await foreach (var bar in _bars.ReadAsync(query, cancellationToken).ConfigureAwait(false))
        {
            lines.Add(bar);
            count++;
            first ??= bar.OpenTime;
            last = bar.OpenTime;
            if (lines.IsFull)
            {
                await stream.WriteAsync(lines.Written, cancellationToken).ConfigureAwait(false);
                lines.Clear();
            }
        }

        await stream.WriteAsync(lines.Written, cancellationToken).ConfigureAwait(false);
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        return new ExportReport(count, first, last);
    }

    private static void Check(BarQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.IncludeProvisional)
        {
            throw new ArgumentException("Forming bars cannot be told from closed ones in CSV; export without BarQuery.IncludeProvisional.", nameof(query));
        }
    }

    private async Task<ExportReport> WriteFileAsync(
        BarQuery query, string path, Stream file, ExportOptions? options, CancellationToken cancellationToken)
    {
        if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            return await ExportAsync(query, file, options, cancellationToken).ConfigureAwait(false);
        }

        var zipped = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true);
        await using (zipped.ConfigureAwait(false))
        {
            return await ExportAsync(query, zipped, options, cancellationToken).ConfigureAwait(false);
        }
    }
}
