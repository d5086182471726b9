using System.CommandLine;
using AlphaPulse.Cli.Output;
using AlphaPulse.Cli.Venues;
using AlphaPulse.Collectors;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Cli.Bars;

/// <summary><c>alphapulse bars collect</c>.</summary>
internal static class BarsCollectCommand
{
    public static Command Create()
    {
        var symbol = VenueArguments.Symbol();
        var timeframe = CommonOptions.Timeframe(required: true);
        var from = new Option<string>("--from") { Description = "The first open time, included, UTC, as in 2024-01-01 or 2024-01-01T12:00:00Z.", Required = true };
        var to = new Option<string?>("--to") { Description = "The last open time, excluded, UTC; everything that has closed where it is not named." };
        var store = CommonOptions.Store();
        var calendar = new Option<string?>("--calendar") { Description = "The trading calendar, always or nyse; always where it is not named." };
        var newestFirst = new Option<bool>("--newest-first") { Description = "Ask for the newest bars first." };
        var tries = new Option<int?>("--gap-tries") { Description = "How often the venue is asked for a bar before it counts as absent there; 3 where it is not named." };
        var delay = new Option<TimeSpan?>("--gap-delay") { Description = "How long a gap is left alone before its third try, as in 01:00:00 (an hour, which it is where it is not named)." };
        var absent = new Option<bool>("--retry-absent") { Description = "Ask once more for bars that count as absent at the venue: it may have filled a hole later." };
        var firewall = new Option<bool>("--firewall") { Description = "Hold back bars that cannot be believed: outliers, a source that stands still, no volume on end. See 'alphapulse bars quarantine'." };
        var record = new Option<string?>("--record") { Description = "The file that requests and their answers are recorded in, one a line, as 'bars watch' does." };
        var json = CommonOptions.Json();
        var command = new Command("collect", "Closed bars of a venue to store, going on where it ended before. Example: alphapulse bars collect --venue binance --symbol BTCUSDT --timeframe 1h --from 2024-01-01 --store bars.db")
        {
            symbol, timeframe, from, to, store, calendar, newestFirst, tries, delay, absent, firewall, record, json,
        };
        var venue = VenueArguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var choice = venue.Read(parsed, parsed.GetValue(symbol)!);
            var options = new BackfillOptions(parsed.GetValue(symbol)!, Timeframe.Parse(parsed.GetValue(timeframe)!))
            {
                From = TimeText.Parse("--from", parsed.GetValue(from)!),
                To = parsed.GetValue(to) is { } end ? TimeText.Parse("--to", end) : null,
                Order = parsed.GetValue(newestFirst) ? BackfillOrder.NewestFirst : BackfillOrder.OldestFirst,
                RetryAbsent = parsed.GetValue(absent),
            };
            options = options with
            {
                Calendar = parsed.GetValue(calendar) is { } market ? TradingCalendars.Get(market) : options.Calendar,
                GapTries = parsed.GetValue(tries) ?? options.GapTries,
                GapDelay = parsed.GetValue(delay) ?? options.GapDelay,
            };
            using var recorder = parsed.GetValue(record) is { } file ? new SessionRecorder(File.Create(file)) : null;
            var services = new ServiceCollection();
            services.AddAlphaPulse(pulse => pulse
                .UseSqlite(parsed.GetValue(store)!)
                .AddCollectors(collectors =>
                {
                    VenueSources.Add(collectors, choice, recorder);
                    if (parsed.GetValue(firewall))
                    {
                        collectors.AddFirewall(judging => judging.Firewall = judging.Firewall with { Calendar = options.Calendar });
                    }
                }));
            services.AddSingleton(TimeProvider.System);
            VerboseLog.AddTo(services, parsed);
            await using var provider = services.BuildServiceProvider();
            var progress = new Pace(ProgressLine.For(parsed));
            var report = await provider.GetRequiredService<VenueBackfill>().RunAsync(VenueSources.Find(provider, choice), options, progress, cancellationToken);
            if (provider.GetService<FirewallLedger>() is { Held: > 0 } held)
            {
                Printer.Note(parsed, FormattableString.Invariant($"note: {held.Held} bars were held back and {held.Released} let go; see 'alphapulse bars quarantine list'."));
            }

            Print(parsed, report, parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Print(ParseResult parsed, BackfillReport report, bool isJson)
    {
        var result = CollectResult.Of(report);
        if (isJson)
        {
            Printer.Json(result, CliJsonContext.Default.CollectResult);
            return;
        }

        foreach (var finding in report.Findings)
        {
            Printer.Note(parsed, $"note: {finding}");
        }

        var coverage = report.Coverage;
        Printer.Table(
            ["series", "rows", "inserted", "revised", "unchanged", "quarantined", "held", "missing", "absent", "lost", "not asked"],
            [[result.Series, result.Rows, result.Inserted, result.Revised, result.Unchanged, result.Quarantined, coverage.Held, coverage.Missing, coverage.Absent, coverage.Lost, coverage.NotAsked]]);
    }

    private sealed class Pace(ProgressLine line) : IProgress<BackfillProgress>
    {
        public void Report(BackfillProgress value) => line.Show(
            FormattableString.Invariant($"{value.Rows:N0} rows, {value.Done:N0} of {value.Planned:N0} bars{Rest(value.Remaining)}{Wait(value)}"));

        private static string Rest(TimeSpan? remaining)
        {
            if (remaining is not { } rest)
            {
                return string.Empty;
            }

            // To the second, later rather than earlier.
            var seconds = TimeSpan.FromSeconds(Math.Ceiling(rest.TotalSeconds));
            var end = TimeProvider.System.GetUtcNow() + seconds;
            return FormattableString.Invariant($", about {seconds:c} to go, until {end.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z");
        }

        private static string Wait(BackfillProgress value) =>
            value.WaitingUntil is { } end ? $"; waits until {UtcText.Format(end)}: {value.WaitingFor?.ReplaceLineEndings(" ")}" : string.Empty;
    }
}
