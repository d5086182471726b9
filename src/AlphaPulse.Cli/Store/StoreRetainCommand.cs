using System.CommandLine;
using AlphaPulse.Cli.Bars;
using AlphaPulse.Cli.Output;
using AlphaPulse.Storage.Sqlite;

namespace AlphaPulse.Cli.Store;

/// <summary><c>alphapulse store retain</c>.</summary>
internal static class StoreRetainCommand
{
    public static Command Create()
    {
        var store = CommonOptions.Store();
        var instrument = CommonOptions.Instrument();
        var timeframe = CommonOptions.Timeframe();
        var bars = new Option<string?>("--bars-before") { Description = "Remove bars that open before this time, with all their versions, UTC, as in 2024-01-01." };
        var versions = new Option<string?>("--versions-before") { Description = "Remove versions that another one replaced which was recorded before this time, UTC, as in 2024-01-01." };
        var reason = new Option<string>("--reason") { Description = "Why; goes on record.", Required = true };
        var json = CommonOptions.Json();
        var command = new Command("retain", "Remove old bars, or old versions of bars, by a rule that goes on record; no collector brings them back. Example: alphapulse store retain --store bars.db --bars-before 2024-01-01 --reason 'two years are enough'")
        {
            store, instrument, timeframe, bars, versions, reason, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetValue(store)!;
            var rule = new BarRetention(parsed.GetValue(reason)!)
            {
                Series = SeriesOf(parsed.GetValue(instrument), parsed.GetValue(timeframe)),
                BarsBefore = Time("--bars-before", parsed.GetValue(bars)),
                VersionsReplacedBefore = Time("--versions-before", parsed.GetValue(versions)),
            };
            if (rule is { BarsBefore: null, VersionsReplacedBefore: null })
            {
                throw new ArgumentException("Nothing says what is removed; name --bars-before, --versions-before or both.", nameof(parsed));
            }

            await using var database = Stores.OpenExisting(path);
            var removed = await new SqliteMaintenance(database).ApplyAsync(rule, cancellationToken);
            var result = new StoreRetainResult(path, rule.Reason, [.. removed.Select(RetainedSeries.Of)]);
            if (parsed.GetValue(json))
            {
                Printer.Json(result, CliJsonContext.Default.StoreRetainResult);
                return ExitCodes.Done;
            }

            Printer.Table(["series", "bars", "versions"], result.Removed.Select(r => (IReadOnlyList<object>)[r.Series, r.Bars, r.Versions]));
            return ExitCodes.Done;
        });
        return command;
    }

    private static BarSeriesId? SeriesOf(string? instrument, string? timeframe) => (instrument, timeframe) switch
    {
        (null, null) => null,
        ({ } id, { } text) => new BarSeriesId(InstrumentId.Parse(id), Timeframe.Parse(text)),
        _ => throw new ArgumentException("--instrument and --timeframe name one series together; give both, or neither for every series.", nameof(instrument)),
    };

    private static DateTimeOffset? Time(string option, string? text) => text is null ? null : TimeText.Parse(option, text);
}
