using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlphaPulse.Collectors;

/// <summary>Reads bars from CSV into a store, exactly, in constant memory; what cannot become a bar is quarantined with its line and reason.</summary>
/// <remarks>
/// <para>The first line is a header: <c>open_time</c> (or <c>timestamp</c>, <c>time</c>, <c>date</c>), <c>open</c>, <c>high</c>,
/// <c>low</c>, <c>close</c>, <c>volume</c>, in any order and case; read as well where they are there: <c>quote_volume</c>,
/// <c>trade_count</c> (or <c>count</c>, <c>trades</c>), <c>taker_buy_volume</c>, <c>taker_buy_quote_volume</c>, <c>vwap</c>. Further
/// columns are ignored. An empty optional field is no value. Quotes follow RFC 4180, but a field may not hold a line break.</para>
/// <para>Times are ISO-8601 or numbers since 1970; the first that can be read settles the unit, and a row in another unit is
/// quarantined rather than guessed. Numbers go to <see cref="decimal"/> exactly or are quarantined.</para>
/// <para>Rows are written in transactions of <see cref="ImportOptions.BatchSize"/>. An import that ended early, by a cancellation or a
/// kill, leaves whole transactions; importing the file again completes it, and once more changes nothing. A later row of the
/// same open time with other data is a further version.</para>
/// <para>Safe for use from any thread.</para>
/// </remarks>
public sealed class CsvBarImporter
{
    private const int LineLimit = 64 * 1024;
    private readonly IBarStore _bars;
    private readonly IQuarantineStore _quarantine;
    private readonly ILogger _logger;

    /// <summary>Creates the importer.</summary>
    /// <param name="bars">Where bars go.</param>
    /// <param name="quarantine">Where the other rows go.</param>
    /// <param name="logger">Where to log; nowhere by default.</param>
    public CsvBarImporter(IBarStore bars, IQuarantineStore quarantine, ILogger<CsvBarImporter>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(bars);
        ArgumentNullException.ThrowIfNull(quarantine);
        _bars = bars;
        _quarantine = quarantine;
        _logger = logger ?? (ILogger)NullLogger.Instance;
    }

    /// <summary>Imports a file; one whose name ends with <c>.gz</c> is decompressed.</summary>
    /// <param name="path">The path of the file. Its name is the source of quarantined rows.</param>
    /// <param name="options">How to read it; everything is told from the data by default.</param>
    /// <param name="progress">Told after each transaction.</param>
    /// <param name="cancellationToken">Cancels the import between rows; the transactions before stay.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="ArgumentException">The path is empty or an option is out of range.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="ImportFormatException">The file has no usable header or no rows, is damaged gzip, or its series cannot be told.</exception>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public async Task<ImportReport> ImportAsync(
        string path,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        await using (file.ConfigureAwait(false))
        {
            return await ImportAsync(file, Path.GetFileName(path), options, progress, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Imports a stream; one whose name ends with <c>.gz</c> is decompressed.</summary>
    /// <param name="stream">The bytes; left open.</param>
    /// <param name="source">The name of the stream, from which the instrument is proposed and which quarantined rows bear.</param>
    /// <param name="options">How to read it; everything is told from the data by default.</param>
    /// <param name="progress">Told after each transaction.</param>
    /// <param name="cancellationToken">Cancels the import between rows; the transactions before stay.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="ArgumentException">The name is empty or an option is out of range.</exception>
    /// <exception cref="ImportFormatException">The data have no usable header or no rows, are damaged gzip, or their series cannot be told.</exception>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public async Task<ImportReport> ImportAsync(
        Stream stream,
        string source,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        options ??= new ImportOptions();
        ImportOptionsRules.Check(options);
        var session = new ImportSession(_bars, _quarantine, _logger, source, options, progress);
        if (!source.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            return await RunAsync(session, stream, cancellationToken).ConfigureAwait(false);
        }

        var unzipped = new CheckedGzipStream(stream);
        await using (unzipped.ConfigureAwait(false))
        {
            try
            {
                return await RunAsync(session, unzipped, cancellationToken).ConfigureAwait(false);
            }
            catch (InvalidDataException e)
            {
                throw new ImportFormatException(
                    $"'{source}' is no gzip file or is damaged: {e.Message} Whole batches before the damage are stored; get the file again and repeat the import.", e);
            }
        }
    }

    private static async Task<ImportReport> RunAsync(ImportSession session, Stream stream, CancellationToken cancellationToken)
    {
        using var reader = new Utf8LineReader(stream, LineLimit);
        do
        {
            while (reader.TryRead(out var line))
            {
                session.Add(line, reader.LineNumber, reader.IsTooLong);
                while (session.MustStep)
                {
                    await session.StepAsync(reader.BytesRead, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        while (await reader.FillAsync(cancellationToken).ConfigureAwait(false));

        return await session.CompleteAsync(reader.BytesRead, reader.GetHash(), cancellationToken).ConfigureAwait(false);
    }
}
