using System.CommandLine;
using System.Globalization;
using AlphaPulse.Cli.Output;
using AlphaPulse.Collectors;
using AlphaPulse.Storage.Sqlite;

namespace AlphaPulse.Cli.Bars;

/// <summary><c>alphapulse bars export</c>.</summary>
internal static class BarsExportCommand
{
    public static Command Create()
    {
        var store = CommonOptions.Store();
        var instrument = CommonOptions.Instrument(required: true);
        var timeframe = CommonOptions.Timeframe(required: true);
        var from = Time("--from", "The first open time, included.");
        var to = Time("--to", "The last open time, excluded.");
        var knownAt = Time("--as-known-at", "Only versions that were available by this time.");
        var detail = new Option<bool>("--detail") { Description = "Add quote volume, trade count, taker volumes and vwap." };
        var output = CommonOptions.OutputFile();
        var command = new Command("export", "Store to CSV, every value with its own digits. Example: alphapulse bars export --store bars.db --instrument binance:BTC-USDT --timeframe 1h --output -")
        {
            store, instrument, timeframe, from, to, knownAt, detail, output,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var database = Stores.OpenExisting(parsed.GetValue(store)!);
            var bars = new SqliteBarStore(database);
            var exporter = new CsvBarExporter(bars);
            var query = new BarQuery(new BarSeriesId(InstrumentId.Parse(parsed.GetValue(instrument)!), Timeframe.Parse(parsed.GetValue(timeframe)!)))
            {
                From = parsed.GetValue(from),
                To = parsed.GetValue(to),
                AsKnownAt = parsed.GetValue(knownAt),
            };
            if ((await bars.ListSeriesAsync(cancellationToken)).All(s => s.Series != query.Series))
            {
                throw new StoreException($"The store '{parsed.GetValue(store)}' has no bars of {query.Series}; 'alphapulse bars coverage' lists what it has.");
            }

            var options = new ExportOptions { IncludeDetail = parsed.GetValue(detail) };
            var path = parsed.GetValue(output)!;
            ExportReport report;
            if (path == Streams.Standard)
            {
                await using var standard = Console.OpenStandardOutput();
                report = await exporter.ExportAsync(query, standard, options, cancellationToken);
            }
            else
            {
                report = await exporter.ExportAsync(query, path, options, cancellationToken);
            }

            Printer.Note(parsed, string.Create(CultureInfo.InvariantCulture, $"{report.Bars:N0} bars of {query.Series}"));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Option<DateTimeOffset?> Time(string name, string description) => new(name)
    {
        Description = description + " ISO 8601, UTC where no offset is given.",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
            {
                return time;
            }

            result.AddError($"'{text}' of {name} is not a time; write it as 2024-01-31T13:00:00Z.");
            return null;
        },
    };
}
