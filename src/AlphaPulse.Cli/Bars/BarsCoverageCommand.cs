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
        var command = new Command("coverage", "What a store holds and what is missing on the calendar. Example: alphapulse bars coverage --store bars.db --json")
        {
            store, instrument, timeframe, calendar, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var database = Stores.OpenExisting(parsed.GetValue(store)!);
            var bars = new SqliteBarStore(database);
            var calculator = new CoverageCalculator(bars);
            var market = parsed.GetValue(calendar) is { } name ? TradingCalendars.Get(name) : null;
            var results = new List<SeriesCoverage>();
            foreach (var held in await bars.ListSeriesAsync(cancellationToken))
            {
                if ((parsed.GetValue(instrument) is { } id && held.Series.Instrument != InstrumentId.Parse(id))
                    || (parsed.GetValue(timeframe) is { } text && held.Series.Timeframe != Timeframe.Parse(text)))
                {
                    continue;
                }

                var report = await calculator.CalculateAsync(held.Series, market, cancellationToken);
                results.Add(SeriesCoverage.Of(report, held));
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
            return ExitCodes.Done;
        });
        return command;
    }
}
