using System.CommandLine;
using AlphaPulse.Cli.Output;
using AlphaPulse.Collectors;
using AlphaPulse.Storage.Sqlite;

namespace AlphaPulse.Cli.Bars;

/// <summary><c>alphapulse bars import</c>.</summary>
internal static class BarsImportCommand
{
    public static Command Create()
    {
        var input = CommonOptions.Input();
        var instrument = CommonOptions.Instrument();
        var timeframe = CommonOptions.Timeframe();
        var calendar = CommonOptions.Calendar();
        var store = CommonOptions.Store();
        var json = CommonOptions.Json();
        var command = new Command("import", "CSV to store, exactly; bad lines are quarantined with line and reason. Example: alphapulse bars import --input btcusdt-1h.csv --instrument binance:BTC-USDT --timeframe 1h --store bars.db")
        {
            input, instrument, timeframe, calendar, store, json,
        };
        var dialect = DialectArguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var database = new SqliteDatabase(parsed.GetValue(store)!);
            var importer = new CsvBarImporter(new SqliteBarStore(database), new SqliteQuarantineStore(database), new SqliteCoverageLedger(database));
            var options = ImportArguments.From(parsed, instrument, timeframe, calendar, dialect);
            var line = ProgressLine.For(parsed);
            var progress = new Rows(line);
            var path = parsed.GetValue(input)!;
            ImportReport report;
            if (path == Streams.Standard)
            {
                await using var standard = Console.OpenStandardInput();
                report = await importer.ImportAsync(standard, "stdin", options, progress, cancellationToken);
            }
            else
            {
                report = await importer.ImportAsync(path, options, progress, cancellationToken);
            }

            var result = ImportResult.Of(report);
            if (parsed.GetValue(json))
            {
                Printer.Json(result, CliJsonContext.Default.ImportResult);
                return ExitCodes.Done;
            }

            foreach (var finding in report.Findings)
            {
                Printer.Note(parsed, $"note: {finding}");
            }

            Printer.Table(
                ["series", "rows", "inserted", "revised", "unchanged", "quarantined"],
                [[result.Series, result.Rows, result.Inserted, result.Revised, result.Unchanged, result.Quarantined]]);
            return ExitCodes.Done;
        });
        return command;
    }

    private sealed class Rows(ProgressLine line) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) =>
            line.Show(FormattableString.Invariant($"{value.Rows:N0} rows, {value.Quarantined:N0} quarantined"));
    }
}
