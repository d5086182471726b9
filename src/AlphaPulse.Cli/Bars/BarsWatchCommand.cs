using System.CommandLine;
using System.Globalization;
using AlphaPulse.Cli.Output;
using AlphaPulse.Cli.Venues;
using AlphaPulse.Collectors;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Cli.Bars;

/// <summary><c>alphapulse bars watch</c>.</summary>
internal static class BarsWatchCommand
{
    public static Command Create()
    {
        var symbols = new Option<string[]>("--symbol") { Description = "The symbol as the venue's requests write it, as in BTCUSDT; may be repeated.", Required = true };
        var timeframes = new Option<string[]>("--timeframe") { Description = "The timeframe, as in 1m, 4h or 1d; may be repeated.", Required = true };
        var store = new Option<string?>("--store") { Description = "The SQLite database that bars and coverage go to; nowhere where it is not named." };
        var record = new Option<string?>("--record") { Description = "The file that the messages of the stream, and the requests beside it with their answers, are recorded in, one a line." };
        var count = new Option<long?>("--count") { Description = "End after so many closed bars; on request, as with Ctrl+C, where it is not named." };
        var firewall = new Option<bool>("--firewall") { Description = "Hold back bars that cannot be believed, as 'bars collect' does; needs --store, where their quarantine is. See 'alphapulse bars quarantine'." };
        var streamUrl = new Option<string?>("--stream-url") { Description = "Where its stream is instead of its own address." };
        var command = new Command("watch", "Closed bars of a venue as they come, one CSV line each. Example: alphapulse bars watch --venue binance --symbol BTCUSDT --symbol ETHUSDT --timeframe 1m --store bars.db")
        {
            symbols, timeframes, store, record, count, firewall, streamUrl,
        };
        var venue = VenueArguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(firewall) && parsed.GetValue(store) is null)
            {
                throw new ArgumentException("--firewall judges a bar by those in the store and keeps in it what it holds back; name the database with --store.", nameof(parsed));
            }

            var choice = venue.Read(parsed, parsed.GetValue(symbols)!);
            using var recorder = parsed.GetValue(record) is { } file ? new SessionRecorder(File.Create(file)) : null;
            var services = new ServiceCollection();
            services.AddAlphaPulse(pulse =>
            {
                if (parsed.GetValue(store) is { } path)
                {
                    pulse.UseSqlite(path);
                }

                pulse.AddCollectors(collectors =>
                {
                    VenueSources.Add(collectors, choice, recorder);
                    if (parsed.GetValue(firewall))
                    {
                        collectors.AddFirewall();
                    }

                    collectors.AddLiveBars(options => Configure(options, choice, parsed.GetValue(symbols)!, parsed.GetValue(timeframes)!, parsed.GetValue(streamUrl)));
                });
            });
            services.AddSingleton<ILiveBarObserver>(new Notes(parsed));
            VerboseLog.AddTo(services, parsed);
            if (recorder is not null)
            {
                services.AddSingleton<IStreamTransport>(new RecordingTransport(new WebSocketTransport(), recorder));
            }

            await using var provider = services.BuildServiceProvider();
            try
            {
                await WatchAsync(provider, parsed.GetValue(count) ?? long.MaxValue, cancellationToken);
            }
            catch (OperationCanceledException) when (parsed.GetValue(count) is null && cancellationToken.IsCancellationRequested)
            {
                // It has no other end.
                Printer.Note(parsed, "note: stopped on request; what was complete is kept.");
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static void Configure(LiveBarOptions options, VenueChoice choice, string[] symbols, string[] timeframes, string? streamUrl)
    {
        options.Venue = choice.Venue.Name;
        options.Stream.Url = streamUrl is null ? null : new Uri(streamUrl, UriKind.RelativeOrAbsolute);
        foreach (var symbol in symbols)
        {
            options.Symbols.Add(symbol);
        }

        foreach (var timeframe in timeframes)
        {
            options.Timeframes.Add(Timeframe.Parse(timeframe));
        }
    }

    private static async Task WatchAsync(IServiceProvider provider, long count, CancellationToken cancellationToken)
    {
        var collector = provider.GetRequiredService<LiveBarCollector>();
        using var subscription = provider.GetRequiredService<LiveBarFeed>().Subscribe();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = collector.RunAsync(stop.Token);
        var printing = PrintAsync(subscription, count, stop.Token);
        try
        {
            await (await Task.WhenAny(running, printing));
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(running, printing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task PrintAsync(LiveBarSubscription subscription, long count, CancellationToken cancellationToken)
    {
        await Console.Out.WriteLineAsync("series,open_time,open,high,low,close,volume,available_at,origin,version");
        await foreach (var (bar, kind) in subscription.ReadAllAsync(cancellationToken))
        {
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{bar.Series},{UtcText.Format(bar.OpenTime)},{bar.Open},{bar.High},{bar.Low},{bar.Close},{bar.Volume},{UtcText.Format(bar.AvailableAt)},{(bar.Provenance == BarProvenance.VenueStream ? "stream" : "rest")},{(kind == LiveBarKind.Revision ? "revision" : "first")}"));
            if (kind == LiveBarKind.Closed && --count == 0)
            {
                return;
            }
        }
    }

    private sealed class Notes(ParseResult parsed) : ILiveBarObserver
    {
        public ValueTask OnVenueStoppedAsync(VenueOutage outage, CancellationToken cancellationToken) =>
            Note($"{outage.Venue} has stopped: {outage.Reason}. Nothing has come of {outage.Series} series since {UtcText.Format(outage.Since)}.");

        public ValueTask OnVenueReturnedAsync(VenueOutage outage, CancellationToken cancellationToken) => Note($"{outage.Venue} is back.");

        public ValueTask OnSubscriptionRefusedAsync(StreamRefusedException refusal, CancellationToken cancellationToken) => Note(refusal.Message);

        public ValueTask OnSymbolMissingAsync(string symbol, VenueException reason, CancellationToken cancellationToken) =>
            Note($"{symbol} is left out, and the others run: {reason.Message}");

        public ValueTask OnBarHeldAsync(QuarantinedRow row, CancellationToken cancellationToken) =>
            Note($"the bar of {row.Series} at {(row.OpenTime is { } time ? UtcText.Format(time) : "an unknown time")} is in quarantine: {row.Reason}.");

        private ValueTask Note(string text)
        {
            Printer.Note(parsed, $"note: {text}");
            return ValueTask.CompletedTask;
        }
    }
}
