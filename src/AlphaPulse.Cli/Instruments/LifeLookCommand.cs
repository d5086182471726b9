using System.CommandLine;
using AlphaPulse.Cli.Output;
using AlphaPulse.Cli.Venues;
using AlphaPulse.Collectors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AlphaPulse.Cli.Instruments;

/// <summary><c>alphapulse instruments life look</c>.</summary>
internal static class LifeLookCommand
{
    private const double MostVanish = 0.2;

    public static Command Create()
    {
        var store = CommonOptions.Store();
        var most = new Option<double>("--most-vanish")
        {
            Description = "The share of instruments that may vanish at once, from 0 to 1, before the list counts as cut off and is refused.",
            DefaultValueFactory = _ => MostVanish,
        };
        var json = CommonOptions.Json();
        var command = new Command("look", "Look once at what a venue lists, and keep what happened since the look before. Example: alphapulse instruments life look --venue binance --store bars.db")
        {
            store, most, json,
        };
        var venue = VenueArguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var choice = venue.Read(parsed);
            var services = new ServiceCollection();
            services.AddAlphaPulse(pulse => pulse.UseSqlite(parsed.GetValue(store)!).AddCollectors(collectors => VenueSources.Add(collectors, choice)));
            services.AddSingleton(TimeProvider.System);
            VerboseLog.AddTo(services, parsed);
            await using var provider = services.BuildServiceProvider();
            var ledger = provider.GetRequiredService<IInstrumentLifeLedger>();
            var watch = new InstrumentLifeWatch(ledger, provider.GetService<ILogger<InstrumentLifeWatch>>());
            var report = await watch.LookAsync(VenueSources.Find(provider, choice), parsed.GetValue(most), cancellationToken);
            Print(parsed, await ResultAsync(report, ledger, cancellationToken), parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<LifeLookResult> ResultAsync(InstrumentLifeReport report, IInstrumentLifeLedger ledger, CancellationToken cancellationToken)
    {
        var entries = new List<LifeLookEntry>();
        foreach (var item in report.Events)
        {
            var life = await ledger.ReadAsync(item.Instrument, cancellationToken: cancellationToken);
            var place = life.ToList().FindIndex(held => held.Kind == item.Kind && held.At == item.At);
            entries.Add(new LifeLookEntry(item.Instrument.ToString(), InstrumentEventEntry.Of(life)[place]));
        }

        return new LifeLookResult(
            report.Venue, UtcText.Format(report.SeenAt), report.ComparedWith is { } before ? UtcText.Format(before) : null, report.Listed, report.Rejected, report.Suspects, entries);
    }

    private static void Print(ParseResult parsed, LifeLookResult result, bool isJson)
    {
        if (isJson)
        {
            Printer.Json(result, CliJsonContext.Default.LifeLookResult);
            return;
        }

        if (result.ComparedWith is null)
        {
            Printer.Note(parsed, "note: this is the first look; what happens from now on is told by the next one.");
        }

        Printer.Table(
            ["instrument", "kind", "at", "what", "evidence"],
            result.Events.Select(e => (IReadOnlyList<object>)[e.Instrument, e.Event.Kind, e.Event.At, LifeTable.What(e.Event), e.Event.Evidence]));
        if (result.Suspects > 0)
        {
            Printer.Note(parsed, FormattableString.Invariant($"note: {result.Suspects} instruments are gone from the list and may be among its entries that cannot be read, so no delisting is told."));
        }

        Printer.Table(
            ["venue", "seen at", "compared with", "listed", "not read", "events"],
            [[result.Venue, result.SeenAt, result.ComparedWith ?? "", result.Listed, result.Rejected, result.Events.Count]]);
    }
}
