using System.CommandLine;
using System.Globalization;
using AlphaPulse.Cli.Output;
using AlphaPulse.Collectors;

namespace AlphaPulse.Cli.Bars;

/// <summary><c>alphapulse bars audit</c>.</summary>
internal static class BarsAuditCommand
{
    public static Command Create()
    {
        var input = CommonOptions.Input();
        var timeframe = CommonOptions.Timeframe();
        var calendar = CommonOptions.Calendar();
        var tick = Size("--tick", "The smallest step of prices; told from stretches of the file where it is not named.");
        var step = Size("--step", "The smallest step of volumes; told from stretches of the file where it is not named.");
        var repair = new Option<string?>("--repair") { Description = "Write a copy with the safe repairs to this new file, and a log of each change beside it." };
        var json = CommonOptions.Json();
        var command = new Command("audit", "Look for what cannot be true of a market; leaves with 3 where there is an error. Example: alphapulse bars audit --input btcusdt-1h.csv --json")
        {
            input, timeframe, calendar, tick, step, repair, json,
        };
        var dialect = DialectArguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new BarAuditOptions
            {
                Reading = ImportArguments.From(parsed, instrument: null, timeframe, calendar, dialect),
                Tick = parsed.GetValue(tick),
                Step = parsed.GetValue(step),
            };
            var repaired = parsed.GetValue(repair) is { } output
                ? await RepairAsync(parsed.GetValue(input)!, output, options, cancellationToken)
                : null;
            var report = repaired?.Audit ?? await AuditAsync(parsed.GetValue(input)!, options, cancellationToken);
            var result = AuditResult.Of(report, repaired);
            if (parsed.GetValue(json))
            {
                Printer.Json(result, CliJsonContext.Default.AuditResult);
            }
            else
            {
                Print(parsed, result);
            }

            return report.HasErrors ? ExitCodes.Refused : ExitCodes.Done;
        });
        return command;
    }

    private static async Task<AuditReport> AuditAsync(string path, BarAuditOptions options, CancellationToken cancellationToken)
    {
        if (path != Streams.Standard)
        {
            return await new BarAuditor().AuditAsync(path, options, cancellationToken);
        }

        await using var standard = Console.OpenStandardInput();
        return await new BarAuditor().AuditAsync(standard, "stdin", options, cancellationToken);
    }

    private static Task<RepairReport> RepairAsync(string path, string output, BarAuditOptions options, CancellationToken cancellationToken) =>
        path != Streams.Standard && output != Streams.Standard
            ? new BarRepairer().RepairAsync(path, output, options, cancellationToken)
            : throw new ArgumentException("A repair reads a file twice and writes two files: --input and --repair name files and are not '-'.", nameof(path));

    private static void Print(ParseResult parsed, AuditResult result)
    {
        foreach (var told in result.Told)
        {
            Printer.Note(parsed, $"note: {told}");
        }

        Printer.Table(
            ["kind", "level", "from", "count", "line", "detail", "what to do"],
            result.Findings.Select(f => (IReadOnlyList<object>)[f.Kind, f.Level, f.From ?? "", f.Count, f.Lines[0], f.Detail, f.Proposal]));
        Printer.Note(parsed, string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Rows:N0} rows of {result.Timeframe}: {result.Errors:N0} errors, {result.Warnings:N0} warnings{(result.Omitted > 0 ? $", {result.Omitted:N0} more findings not listed" : string.Empty)}"));
        if (result.Repair is { } repair)
        {
            Printer.Note(parsed, string.Create(
                CultureInfo.InvariantCulture,
                $"wrote {repair.Output}: {repair.Rows:N0} rows, {repair.Dropped:N0} left out, {repair.Changed:N0} fields changed; each is in {repair.Log}"));
        }
    }

    private static Option<decimal?> Size(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DecimalText.TryParseExact(text.AsSpan(), out var value) && value > 0)
            {
                return value;
            }

            result.AddError($"'{text}' of {name} is no positive number; write it as 0.01.");
            return null;
        },
    };
}
