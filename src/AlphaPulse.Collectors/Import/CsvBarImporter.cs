using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlphaPulse.Collectors;

/// <summary>Reads bars from CSV into a store, exactly, in constant memory; what cannot become a bar is quarantined with its line and reason.</summary>
/// <remarks>
/// <para>A header names <c>open_time</c> (or <c>timestamp</c>, <c>time</c>, <c>date</c>), <c>open</c>, <c>high</c>, <c>low</c>,
/// <c>close</c>, <c>volume</c>, in any order and case; read as well where they are there: <c>quote_volume</c>, <c>trade_count</c> (or
/// <c>count</c>, <c>trades</c>), <c>taker_buy_volume</c>, <c>taker_buy_quote_volume</c>, <c>vwap</c>. Further columns are ignored. An
/// empty optional field is no value. Quotes follow RFC 4180, but a field may not hold a line break. Other delimiters, decimal commas,
/// the dates of vendors and Binance's monthly files without a header are told from the first lines and stated; what has two
/// readings is refused and <see cref="CsvDialect"/> settles it. A <c>.zip</c> holds one file; its CRC is checked.</para>
/// <para>Times are ISO-8601 or numbers since 1970; the first that can be read settles the unit, and a row in another unit is
/// quarantined rather than guessed. Numbers go to <see cref="decimal"/> exactly or are quarantined.</para>
/// <para>Rows are written in transactions of <see cref="ImportOptions.BatchSize"/>. An import that ended early, by a cancellation or a
/// kill, leaves whole transactions; importing the file again completes it, and once more changes nothing. A later row of the
/// same open time with other data is a further version.</para>
/// <para>With a ledger of coverage the bars of a batch count as present from its transaction on, with the name of the file and, once it was read to its end,
/// its SHA-256 as evidence. Gaps of the file are not claimed, nor is a bar that closes later than now. What a venue has said of bars stays, and so
/// does what it says of a bar beyond a file: see <see cref="Bar.FollowedBy"/>.</para>
/// <para>Safe for use from any thread.</para>
/// </remarks>
public sealed class CsvBarImporter
{
    private readonly IBarStore _bars;
    private readonly IQuarantineStore _quarantine;
    private readonly ICoverageLedger? _coverage;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>Creates the importer.</summary>
    /// <param name="bars">Where bars go.</param>
    /// <param name="quarantine">Where the other rows go.</param>
    /// <param name="coverage">The ledger of the same store; by default nothing is said of coverage, and whoever collects asks for everything again.</param>
    /// <param name="time">The clock of the evidence; the system's by default.</param>
    /// <param name="logger">Where to log; nowhere by default.</param>
    public CsvBarImporter(
        IBarStore bars, IQuarantineStore quarantine, ICoverageLedger? coverage = null, TimeProvider? time = null, ILogger<CsvBarImporter>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(bars);
        ArgumentNullException.ThrowIfNull(quarantine);
        _bars = bars;
        _quarantine = quarantine;
        _coverage = coverage;
        _time = time ?? TimeProvider.System;
        _logger = logger ?? (ILogger)NullLogger.Instance;
    }

    /// <summary>Imports a file; one whose name ends with <c>.gz</c> or <c>.zip</c> is unpacked.</summary>
    /// <param name="path">The path of the file. Its name is the source of quarantined rows.</param>
    /// <param name="options">How to read it; everything is told from the data by default.</param>
    /// <param name="progress">Told after each transaction.</param>
    /// <param name="cancellationToken">Cancels the import between rows; the transactions before stay.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="ArgumentException">The path is empty or an option is out of range.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="ImportFormatException">The file has no usable header or no rows, can be read in two ways, is a damaged archive, or its series cannot be told.</exception>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public async Task<ImportReport> ImportAsync(
        string path,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var file = BarCsvInput.Open(path);
        await using (file.ConfigureAwait(false))
        {
            return await ImportAsync(file, Path.GetFileName(path), options, progress, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Imports a stream; one whose name ends with <c>.gz</c> or <c>.zip</c> is unpacked.</summary>
    /// <param name="stream">The bytes; left open.</param>
    /// <param name="source">The name of the stream, from which the instrument is proposed and which quarantined rows bear.</param>
    /// <param name="options">How to read it; everything is told from the data by default.</param>
    /// <param name="progress">Told after each transaction.</param>
    /// <param name="cancellationToken">Cancels the import between rows; the transactions before stay.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="ArgumentException">The name is empty or an option is out of range.</exception>
    /// <exception cref="ImportFormatException">The data have no usable header or no rows, can be read in two ways, are a damaged archive, or their series cannot be told.</exception>
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
        var session = new ImportSession(new ImportTarget(_bars, _quarantine, _coverage, _time, source), _logger, source, options, progress);
        return await BarCsvInput.ReadAsync(
            stream,
            source,
            options.MaximumUnpackedBytes,
            unpacked => RunAsync(session, unpacked, source, options.Dialect, cancellationToken)).ConfigureAwait(false);
    }

    private static async Task<ImportReport> RunAsync(
        ImportSession session, Stream stream, string source, CsvDialect dialect, CancellationToken cancellationToken)
    {
        using var reader = new BarCsvReader(stream, source, dialect);
        var isBegun = false;
        do
        {
            while (reader.TryRead(out var line))
            {
                if (!isBegun)
                {
                    session.Begin(reader.Format);
                    isBegun = true;
                }

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
