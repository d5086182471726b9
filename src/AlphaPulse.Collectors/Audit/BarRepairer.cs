using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlphaPulse.Collectors;

/// <summary>Writes a copy of a file of bars in which the safe repairs are made, and a log of each change. Never changes the input.</summary>
/// <remarks>
/// <para>Three things are safe. Of rows with the same time the first of equal ones and the last of others is kept, but for the hour of a
/// clock change. A time in another unit is written in the unit of the first row, where that is exact. Noise of a double is rounded off
/// where the result has no more decimals than clean values of its column. All else stays as it is, for the audit to name again.</para>
/// <para>Lines that are not changed are copied byte for byte, with LF at their ends. Both files appear as a whole or not at all.</para>
/// <para>Safe for use from any thread.</para>
/// </remarks>
public sealed class BarRepairer
{
    /// <summary>What the name of the log adds to that of the output.</summary>
    public const string LogEnding = ".changes.jsonl";

    private readonly ILogger _logger;

    /// <summary>Creates the repairer.</summary>
    /// <param name="logger">Where to log; nowhere by default.</param>
    public BarRepairer(ILogger<BarRepairer>? logger = null) => _logger = logger ?? (ILogger)NullLogger.Instance;

    /// <summary>Audits a file and writes the repaired copy and <c>OUTPUT.changes.jsonl</c>.</summary>
    /// <param name="input">The path of the file; <c>.gz</c> and <c>.zip</c> are unpacked.</param>
    /// <param name="output">The path of the copy, which is plain CSV. Neither it nor the log may exist.</param>
    /// <param name="options">How to read the file and the thresholds; the defaults where it is <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the call; then nothing is written.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="ArgumentException">A path is empty, the output has the name of an archive, or an option is out of range.</exception>
    /// <exception cref="IOException">The input cannot be read, changed meanwhile, or the output or its log exists or cannot be written.</exception>
    /// <exception cref="ImportFormatException">The file cannot be read as a whole; see <see cref="BarAuditor"/>.</exception>
    public async Task<RepairReport> RepairAsync(
        string input, string output, BarAuditOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(input);
        ArgumentException.ThrowIfNullOrWhiteSpace(output);
        options ??= new BarAuditOptions();
        var log = output + LogEnding;
        CheckOutput(output, log);
        var file = BarCsvInput.Open(input);
        await using (file.ConfigureAwait(false))
        {
            var source = Path.GetFileName(input);
            var (audit, plan) = await BarAuditor.RunAsync(file, source, options, isForRepair: true, cancellationToken).ConfigureAwait(false);
            file.Position = 0;
            RepairReport? report = null;
            await AtomicFile.WriteAsync(log, async (logStream, _) =>
            {
                using var changes = new ChangeLog(logStream, source, Path.GetFileName(output), audit.DataSha256);
                await AtomicFile.WriteAsync(output, async (outputStream, _) =>
                {
                    report = await CopyAsync(file, source, options, audit, plan, outputStream, changes, cancellationToken).ConfigureAwait(false);
                }, cancellationToken).ConfigureAwait(false);
            }, cancellationToken).ConfigureAwait(false);
            CollectorsLog.Repaired(_logger, source, output, report!.Rows, report.Dropped, report.Changed);
            return report with { Output = output, Log = log };
        }
    }

    private static void CheckOutput(string output, string log)
    {
        if (output.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) || output.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"The repaired copy is plain CSV and cannot be named '{output}'; choose a name that ends with .csv.", nameof(output));
        }

        foreach (var path in (string[])[output, log])
        {
            if (Path.Exists(path))
            {
                throw new IOException($"'{path}' exists and is not written over; choose another name for the repaired copy.");
            }
        }
    }

    private static async Task<RepairReport> CopyAsync(
        FileStream file,
        string source,
        BarAuditOptions options,
        AuditReport audit,
        RepairPlan plan,
        Stream output,
        ChangeLog changes,
        CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var lines = new RepairedLines(output, hash, plan, changes);
        var inputHash = await BarCsvLines.ReadAsync(file, source, options.Reading, lines.Begin, lines.Add, cancellationToken).ConfigureAwait(false);
        if (inputHash != audit.DataSha256)
        {
            throw new IOException($"'{source}' changed between its audit and its repair; repeat the call when nobody writes it.");
        }

        lines.Flush();
        var outputHash = Convert.ToHexStringLower(hash.GetCurrentHash());
        changes.Complete(audit.Rows, lines.Rows, outputHash);
        return new RepairReport
        {
            Audit = audit,
            Output = string.Empty,
            Log = string.Empty,
            Rows = lines.Rows,
            Dropped = changes.Dropped,
            Changed = changes.Changed,
            DataSha256 = outputHash,
        };
    }
}
