using System.CommandLine;
using AlphaPulse.Cli.Bars;
using AlphaPulse.Cli.Output;
using AlphaPulse.Storage.Sqlite;

namespace AlphaPulse.Cli.Instruments;

/// <summary><c>alphapulse instruments life add</c>.</summary>
internal static class LifeAddCommand
{
    public static Command Create()
    {
        var store = CommonOptions.Store();
        var instrument = CommonOptions.Instrument(required: true);
        var kind = new Option<string>("--kind") { Description = $"What happened: {EventKindText.Names}.", Required = true };
        var at = new Option<string>("--at") { Description = "When it took effect, UTC, as in 2024-06-10 or 2024-06-10T13:30:00Z: bars that open from then on are behind it.", Required = true };
        var knownAt = new Option<string?>("--known-at") { Description = "When it could be known, UTC; now where it is not named. No read before that time sees it." };
        var assumed = new Option<bool>("--known-at-assumed") { Description = "Mark that time as an assumption rather than an observation." };
        var evidence = new Option<string>("--evidence") { Description = "What says so, for people; it is kept with the event.", Required = true };
        var renamedTo = new Option<string?>("--renamed-to") { Description = "Of a rename: the new name, as in binance:POL-USDT; nothing where only the venue's symbol changed." };
        var ratio = new Option<string?>("--ratio") { Description = "Of a split: how many units one became, as in 10; 0.1 where ten became one." };
        var tick = new Option<string?>("--tick") { Description = "Of a grid_change: the new tick." };
        var step = new Option<string?>("--step") { Description = "Of a grid_change: the new step." };
        var json = CommonOptions.Json();
        var command = new Command("add", "Keep an event of an instrument that no list of a venue tells. Example: alphapulse instruments life add --store bars.db --instrument nyse:NVDA --kind split --ratio 10 --at 2024-06-10 --known-at 2024-05-22 --evidence 'notice of 2024-05-22'")
        {
            store, instrument, kind, at, knownAt, assumed, evidence, renamedTo, ratio, tick, step, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var item = new InstrumentEvent(
                InstrumentId.Parse(parsed.GetValue(instrument)!),
                EventKindText.Parse(parsed.GetValue(kind)!),
                TimeText.Parse("--at", parsed.GetValue(at)!),
                parsed.GetValue(knownAt) is { } known ? TimeText.Parse("--known-at", known) : TimeProvider.System.GetUtcNow(),
                parsed.GetValue(evidence)!)
            {
                IsKnownAtAssumed = parsed.GetValue(assumed),
                RenamedTo = parsed.GetValue(renamedTo) is { } name ? InstrumentId.Parse(name) : null,
                SplitRatio = Number("--ratio", parsed.GetValue(ratio)),
                TickSize = Number("--tick", parsed.GetValue(tick)),
                LotStep = Number("--step", parsed.GetValue(step)),
            };
            await using var database = Stores.OpenExisting(parsed.GetValue(store)!);
            var ledger = new SqliteInstrumentLifeLedger(database);
            var added = await ledger.RecordAsync(new InstrumentLifeUpdate { Events = [item] }, cancellationToken);
            var life = await ledger.ReadAsync(item.Instrument, cancellationToken: cancellationToken);
            var held = InstrumentEventEntry.Of(life).Where((_, i) => life[i].Kind == item.Kind && life[i].At == item.At).Single();
            if (added == 0)
            {
                Printer.Note(parsed, $"note: the store held a {held.Kind} of {item.Instrument} at {held.At} already, and keeps it as it was.");
            }

            if (parsed.GetValue(json))
            {
                Printer.Json(new InstrumentLifeAddition(item.Instrument.ToString(), added > 0, held), CliJsonContext.Default.InstrumentLifeAddition);
                return ExitCodes.Done;
            }

            LifeTable.Print([held]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static decimal? Number(string option, string? text) => text is null ? null
        : DecimalText.TryParseExact(text, out var value) ? value
        : throw new FormatException($"{option} is '{text}', which no decimal holds exactly; write a number as in 10 or 0.01.");
}
