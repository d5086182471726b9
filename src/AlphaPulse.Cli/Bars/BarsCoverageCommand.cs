using System.CommandLine;
using AlphaPulse.Cli.Output;
using AlphaPulse.Collectors;
using AlphaPulse.Storage.Sqlite;

namespace AlphaPulse.Cli.Bars;

/// <summary><c>alphapulse bars coverage</c>.</summary>
internal static class BarsCoverageCommand
{
    public static Command Create()
    {
        var store = CommonOptions.Store();
        var instrument = CommonOptions.Instrument();
        var timeframe = CommonOptions.Timeframe();
        var calendar = CommonOptions.Calendar();
        var json = CommonOptions.Json();
        var command = new Command("coverage", "What a store holds, what is missing on the calendar, and what the ledger knows of why. Example: alphapulse bars coverage --store bars.db --json")
        {
            store, instrument, timeframe, calendar, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var database = Stores.OpenExisting(parsed.GetValue(store)!);
            var bars = new SqliteBarStore(database);
            var ledger = new SqliteCoverageLedger(database);
            var calculator = new CoverageCalculator(bars);
            var market = parsed.GetValue(calendar) is { } name ? TradingCalendars.Get(name) : null;
            var results = new List<SeriesCoverage>();
            var held = (await bars.ListSeriesAsync(cancellationToken)).ToDictionary(summary => summary.Series);
            var known = held.Keys.Union(await ledger.ListSeriesAsync(cancellationToken)).OrderBy(series => series.Instrument).ThenBy(series => series.Timeframe);
            foreach (var series in known)
            {
                if ((parsed.GetValue(instrument) is { } id && series.Instrument != InstrumentId.Parse(id))
                    || (parsed.GetValue(timeframe) is { } text && series.Timeframe != Timeframe.Parse(text)))
                {
                    continue;
                }

                var report = await calculator.CalculateAsync(series, market, cancellationToken);
                var spans = await ledger.ReadAsync(series, cancellationToken: cancellationToken);
                results.Add(SeriesCoverage.Of(report, held.GetValueOrDefault(series), spans, market ?? TradingCalendars.Get(report.Calendar)));
            }

            if (parsed.GetValue(json))
            {
                Printer.Json(new CoverageResult(results), CliJsonContext.Default.CoverageResult);
                return ExitCodes.Done;
            }

            Printer.Table(
                ["instrument", "timeframe", "calendar", "bars", "gaps", "missing", "off grid", "revisions", "first", "last"],
                results.Select(r => (IReadOnlyList<object>)[r.Instrument, r.Timeframe, r.Calendar, r.Bars, r.Gaps.Count, r.Missing, r.OffGrid, r.Revisions, r.First ?? "", r.Last ?? ""]));
            Printer.Table(
                ["gap in", "after", "before", "missing"],
                results.SelectMany(r => r.Gaps.Select(g => (IReadOnlyList<object>)[r.Instrument, g.After, g.Before, g.Missing])));
            Printer.Table(
                ["ledger of", "from", "to", "state", "bars", "asked at", "tries", "request", "answer"],
                results.SelectMany(r => r.Ledger.Select(s => (IReadOnlyList<object>)[r.Instrument, s.From, s.To, s.State, s.Bars, s.AskedAt, s.Tries, s.Request, s.Answer])));
            return ExitCodes.Done;
        });
        return command;
    }
}
