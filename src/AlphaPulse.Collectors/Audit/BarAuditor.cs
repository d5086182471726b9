using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlphaPulse.Collectors;

/// <summary>Looks through a file of bars for what cannot be true of a market, before anything is imported. Reads only.</summary>
/// <remarks>
/// <para>The file is read once, by the reader of the import and in constant memory. Each defect has a detector of its own with a stated
/// rule: see <see cref="AuditKind"/>. No price goes through a double.</para>
/// <para>Safe for use from any thread.</para>
/// </remarks>
public sealed class BarAuditor
{
    private readonly ILogger _logger;

    /// <summary>Creates the auditor.</summary>
    /// <param name="logger">Where to log; nowhere by default.</param>
    public BarAuditor(ILogger<BarAuditor>? logger = null) => _logger = logger ?? (ILogger)NullLogger.Instance;

    /// <summary>Audits a file; one whose name ends with <c>.gz</c> or <c>.zip</c> is unpacked.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="options">How to read it and the thresholds; the defaults where it is <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ArgumentException">The path is empty or an option is out of range.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="ImportFormatException">The file has no usable header or no rows, can be read in two ways, is a damaged archive, or its timeframe cannot be told.</exception>
    public async Task<AuditReport> AuditAsync(string path, BarAuditOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var file = BarCsvInput.Open(path);
        await using (file.ConfigureAwait(false))
        {
            return await AuditAsync(file, Path.GetFileName(path), options, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Audits a stream; one whose name ends with <c>.gz</c> or <c>.zip</c> is unpacked.</summary>
    /// <param name="stream">The bytes; left open.</param>
    /// <param name="source">The name of the stream.</param>
    /// <param name="options">How to read it and the thresholds; the defaults where it is <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ArgumentException">The name is empty or an option is out of range.</exception>
    /// <exception cref="ImportFormatException">The data have no usable header or no rows, can be read in two ways, are a damaged archive, or their timeframe cannot be told.</exception>
    public async Task<AuditReport> AuditAsync(
        Stream stream, string source, BarAuditOptions? options = null, CancellationToken cancellationToken = default)
    {
        var (report, _) = await RunAsync(stream, source, options ?? new BarAuditOptions(), isForRepair: false, cancellationToken).ConfigureAwait(false);
        var errors = report.Findings.Count(finding => finding.Level == AuditLevel.Error);
        CollectorsLog.Audited(_logger, source, report.Rows, errors, report.Findings.Count - errors);
        return report;
    }

    /// <summary>An audit with what a repair needs beside it.</summary>
    internal static async Task<(AuditReport Report, RepairPlan Plan)> RunAsync(
        Stream stream, string source, BarAuditOptions options, bool isForRepair, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        BarAuditOptionsRules.Check(options);
        var session = new AuditSession(source, options, isForRepair);
        var hash = await BarCsvLines.ReadAsync(stream, source, options.Reading, session.Begin, session.Add, cancellationToken).ConfigureAwait(false);
        return (session.Complete(hash), session.Plan);
    }
}
