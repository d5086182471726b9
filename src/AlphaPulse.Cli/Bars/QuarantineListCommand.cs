using System.CommandLine;
using AlphaPulse.Cli.Output;
using AlphaPulse.Storage.Sqlite;

namespace AlphaPulse.Cli.Bars;

/// <summary><c>alphapulse bars quarantine list</c>.</summary>
internal static class QuarantineListCommand
{
    public static Command Create()
    {
        var store = CommonOptions.Store();
        var instrument = CommonOptions.Instrument(required: true);
        var timeframe = CommonOptions.Timeframe(required: true);
        var released = new Option<bool>("--released") { Description = "List bars too that were let go, or of which another version passed." };
        var json = CommonOptions.Json();
        var command = new Command("list", "The bars of a series that were held back, and the rows that could be no bars. Example: alphapulse bars quarantine list --store bars.db --instrument binance:BTC-USDT --timeframe 1h --json")
        {
            store, instrument, timeframe, released, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var database = Stores.OpenExisting(parsed.GetValue(store)!);
            var quarantine = new SqliteQuarantineStore(database);
            var series = new BarSeriesId(InstrumentId.Parse(parsed.GetValue(instrument)!), Timeframe.Parse(parsed.GetValue(timeframe)!));
            var bars = (await quarantine.ListAsync(series, parsed.GetValue(released), cancellationToken: cancellationToken)).Select(HeldBarEntry.Of).ToList();
            var rows = new List<QuarantineRowEntry>();
            await foreach (var row in quarantine.ReadAsync(series, cancellationToken))
            {
                if (row.OpenTime is null)
                {
                    rows.Add(new QuarantineRowEntry(row.Source, row.Line, row.Reason, row.Raw));
                }
            }

            if (parsed.GetValue(json))
            {
                Printer.Json(new QuarantineListing(series.ToString(), bars, rows), CliJsonContext.Default.QuarantineListing);
                return ExitCodes.Done;
            }

            Printer.Table(
                ["number", "bar", "kind", "open", "high", "low", "close", "volume", "reason", "released", "superseded"],
                bars.Select(b => (IReadOnlyList<object>)[b.Number, b.OpenTime, b.Kind, b.Open, b.High, b.Low, b.Close, b.Volume, b.Reason, b.ReleaseReason ?? "", b.SupersededAt ?? ""]));
            Printer.Table(["source", "line", "reason", "text"], rows.Select(r => (IReadOnlyList<object>)[r.Source, r.Line is { } line ? line : "", r.Reason, r.Raw]));
            return ExitCodes.Done;
        });
        return command;
    }
}
