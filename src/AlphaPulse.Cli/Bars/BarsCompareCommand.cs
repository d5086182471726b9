using System.CommandLine;
using AlphaPulse.Cli.Output;
using AlphaPulse.Cli.Venues;
using AlphaPulse.Collectors;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Cli.Bars;

/// <summary><c>alphapulse bars compare</c>.</summary>
internal static class BarsCompareCommand
{
    public static Command Create()
    {
        var symbol = VenueArguments.Symbol();
        var timeframe = CommonOptions.Timeframe(required: true);
        var from = new Option<string>("--from") { Description = "The first open time, included, UTC, as in 2024-01-01 or 2024-01-01T12:00:00Z.", Required = true };
        var to = new Option<string>("--to") { Description = "The last open time, excluded, UTC.", Required = true };
        var json = CommonOptions.Json();
        var command = new Command("compare", "Whether the bars of a venue are what its trades make. Example: alphapulse bars compare --venue kraken --symbol XBTUSDT --timeframe 1m --from 2025-11-10T18:00:00Z --to 2025-11-10T19:00:00Z")
        {
            symbol, timeframe, from, to, json,
        };
        var venue = VenueArguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var id = parsed.GetValue(symbol)!;
            var choice = venue.Read(parsed, id);
            var frame = Timeframe.Parse(parsed.GetValue(timeframe)!);
            var first = TimeText.Parse("--from", parsed.GetValue(from)!);
            var end = TimeText.Parse("--to", parsed.GetValue(to)!);
            if (end <= first)
            {
                throw new ArgumentException($"--to is {UtcText.Format(end)}, not later than --from, which is {UtcText.Format(first)}; name a later end.", nameof(parsed));
            }

            var services = new ServiceCollection();
            services.AddAlphaPulse(pulse => pulse.AddCollectors(collectors => VenueSources.Add(collectors, choice)));
            services.AddSingleton(TimeProvider.System);
            VerboseLog.AddTo(services, parsed);
            await using var provider = services.BuildServiceProvider();
            var source = VenueSources.Find(provider, choice);
            var series = new BarSeriesId(await source.FindInstrumentAsync(id, cancellationToken), frame);
            var asOf = await source.GetTimeAsync(cancellationToken);
            var bars = new List<Bar>();
            await foreach (var page in source.ReadAsync(id, series, first, asOf, end, cancellationToken))
            {
                bars.AddRange(page.Bars.Where(bar => bar.OpenTime < end));
            }

            // One bar more at each end, so that the first and the last one can be proven whole.
            var options = new TradeBarOptions { Ids = source.Descriptor.TradeIds, Aggregated = source.Descriptor.AggregatesTrades, Lateness = null };
            var builder = new TradeBarBuilder(series, options);
            var rejected = 0L;
            var until = end < asOf ? end : asOf;
            await foreach (var page in source.ReadTradesAsync(id, series.Instrument, frame.Add(first, -1), frame.Add(until, 1), cancellationToken))
            {
                rejected += page.Rejected.Count;
                foreach (var trade in page.Trades)
                {
                    builder.Add(trade);
                }
            }

            builder.Complete();
            var rebuilt = new List<RebuiltBar>();
            while (builder.TryTake(out var bar))
            {
                if (bar.Bar.OpenTime >= first && bar.Bar.OpenTime < end)
                {
                    rebuilt.Add(bar);
                }
            }

            if (bars.Count == 0 || rebuilt.Count == 0)
            {
                throw new InsufficientHistoryException($"{source.Venue} gave {bars.Count} bars and {builder.Trades} trades of {id} between {UtcText.Format(first)} and {UtcText.Format(end)}; there is nothing to compare. Name a span in which it has both.");
            }

            var report = BarComparison.Compare(rebuilt, bars);
            Print(parsed, CompareResult.Of(report, builder, rejected, first, end), parsed.GetValue(json));
            return report.Agrees ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }

    private static void Print(ParseResult parsed, CompareResult result, bool isJson)
    {
        if (isJson)
        {
            Printer.Json(result, CliJsonContext.Default.CompareResult);
            return;
        }

        if (result.NotWhole > 0)
        {
            Printer.Note(parsed, FormattableString.Invariant($"note: {result.NotWhole} rebuilt bars were not compared, since trades of them may be missing."));
        }

        Printer.Table(
            ["series", "trades", "compared", "equal", "not whole", "only trades", "only bars", "quiet"],
            [[result.Series, result.Trades, result.Compared, result.Equal, result.NotWhole, result.OnlyRebuilt, result.OnlyVenue, result.Quiet]]);
        Printer.Table(
            ["field", "compared", "different", "greatest", "sum"],
            result.Fields.Select(f => (IReadOnlyList<object>)[f.Field, f.Compared, f.Different, f.Greatest, f.Sum]));
        Printer.Table(
            ["bar", "field", "trades say", "bar says"],
            result.Differences.Select(d => (IReadOnlyList<object>)[d.OpenTime, d.Field, d.Rebuilt, d.Venue]));
    }
}
