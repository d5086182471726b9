using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.Http.Headers;
using System.Text;
using AlphaPulse.TestKit;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging;

namespace AlphaPulse.Collectors.Tests.Venues;

/// <summary>What the options of a venue hold that is secret is nowhere to be seen, whatever the venue repeats and however a request ends.</summary>
public class VenueSecretTests
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_~.";
    private const int Beginning = 12;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly int[] Statuses = [200, 400, 401, 403, 408, 418, 429, 500, 503];

    public static TheoryData<string> Names => [.. VenueCatalog.BuiltIn.Select(v => v.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_secret_is_in_a_log_an_exception_a_tag_or_the_ledger(string name)
    {
        var seen = new ConcurrentQueue<string>();
        using var activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("AlphaPulse", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => seen.Enqueue($"{activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Events.SelectMany(e => e.Tags))}"),
        };
        ActivitySource.AddActivityListener(activities);
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name.StartsWith("AlphaPulse", StringComparison.Ordinal))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => seen.Enqueue($"{instrument.Name} {Text(tags)}"));
        meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => seen.Enqueue($"{instrument.Name} {Text(tags)}"));
        meters.Start();
        await using var bench = new Workbench();
        Prop.ForAll<int>(seed => Task.Run(() => CheckAsync(name, seed, seen, bench)).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    private static async Task<bool> CheckAsync(string name, int seed, ConcurrentQueue<string> seen, Workbench bench)
    {
        var random = new DeterministicRandom(seed);
        var (bearer, password) = (Secret(random), Secret(random));
        var authorization = random.NextInt32(2) == 0
            ? new AuthenticationHeaderValue("Bearer", bearer)
            : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"somebody:{password}")));
        var (kind, status, sent) = (random.NextInt32(8), Statuses[random.NextInt32(Statuses.Length)], 0);
        var clock = new ManualClock(Start);
        using var logs = new Listener(seen);
        using var venue = TestVenues.Create(name, clock, options =>
        {
            (options.Http.Retries, options.Http.JitterSeed, options.Http.Authorization, options.LoggerFactory) = (1, seed, authorization, logs);
            options.Http.CreateHandler = () => new AnswerHandler(request =>
            {
                sent++;
                return Reply(kind, status, request.Headers["Authorization"]);
            });
        });
        seen.Clear();
        var series = new BarSeriesId(InstrumentId.Parse($"{name}:BTC-USD"), Timeframe.OneMinute);
        var backfill = new VenueBackfill(bench.Ledger, clock, logs);
        Func<Task<int>>[] calls =
        [
            async () => (await venue.GetTimeAsync()).Year,
            async () => Show(seen, (await venue.GetInstrumentsAsync()).Rejected),
            async () => (await venue.FindInstrumentAsync("BTC/USD")).ToString().Length,
            async () => await venue.ReadAsync("BTC/USD", series, Start.AddHours(-1), Start).CountAsync(),
            async () => Show(seen, (await venue.ReadTradesAsync("BTC/USD", series.Instrument, Start.AddHours(-1), Start).ToListAsync()).SelectMany(p => p.Rejected)),
            async () => (int)(await backfill.RunAsync(new Known(venue, series.Instrument), new BackfillOptions("BTC/USD", series.Timeframe) { From = Start.AddHours(-1) })).Rows,
        ];
        foreach (var call in calls)
        {
            try
            {
                await clock.RunAsync(call);
            }
            catch (VenueException exception)
            {
                seen.Enqueue($"{exception} {exception.VenueCode} {string.Join(' ', exception.Data.Values.Cast<object>())}");
            }

            clock.Advance(TimeSpan.FromDays(4));
        }

        foreach (var span in await bench.Ledger.ReadAsync(series))
        {
            seen.Enqueue(span.ToString());
        }

        foreach (var row in await bench.ReadQuarantineAsync(series))
        {
            seen.Enqueue(row.ToString());
        }

        // A text may be cut within a secret: its beginning is no less of one.
        string[] secrets = [bearer[..Beginning], password[..Beginning], authorization.Parameter![..Beginning]];
        return sent > 0 && !seen.IsEmpty && seen.All(text => !Array.Exists(secrets, s => text.Contains(s, StringComparison.OrdinalIgnoreCase) || text.Contains(Uri.EscapeDataString(s), StringComparison.OrdinalIgnoreCase)));
    }

    private static int Show(ConcurrentQueue<string> seen, IEnumerable<RejectedRow> rows)
    {
        foreach (var row in rows)
        {
            seen.Enqueue(row.ToString());
        }

        return seen.Count;
    }

    /// <summary>The answers of a venue, or of something before it, that repeats what it was sent.</summary>
    private static LoopbackReply Reply(int kind, int status, string said) => kind switch
    {
        0 => new(status, $$"""{"code":-1022,"msg":"bad {{said}}","message":"bad {{said}}","retCode":10003,"retMsg":"bad {{said}}","error":["EAPI:Invalid key {{said}}"]}"""),
        1 => new(status, $"""["error",10100,"apikey: {said}"]"""),
        2 => new(status, $"<html><body>{said}</body></html>") { ContentType = "text/html" },
        3 => new(200, $"[1,{said}") { CutAfter = int.MaxValue },
        4 => new(200, string.Empty) { IsSilent = true },
        5 => new(status, $$"""{"code":"{{said}}","msg":"x","message":"x","retCode":"{{said}}","error":"{{said}}"}"""),
        6 => new(200, $$"""[["{{new string('x', 60)}} {{said}}","{{said}}",1],{"time":"{{said}}","id":"{{said}}","symbol":"{{said}}"},["{{new string('y', 990)}}{{said}}"]]"""),
        _ => new(200, "[]"),
    };

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in tags)
        {
            text.Append(key).Append('=').Append(value).Append(' ');
        }

        return text.ToString();
    }

    private static string Secret(DeterministicRandom random) =>
        "S" + string.Concat(Enumerable.Range(0, 12 + random.NextInt32(60)).Select(_ => Alphabet[random.NextInt32(Alphabet.Length)])) + "s";

    private sealed class Listener(ConcurrentQueue<string> seen) : ILogger<VenueBackfill>, ILoggerFactory
    {
        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("It is the only one.");

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            seen.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }

    /// <summary>A venue whose instrument and clock are known, so that what fails is the request for bars.</summary>
    private sealed class Known(IVenueBarSource venue, InstrumentId instrument) : IVenueBarSource
    {
        public string Venue => venue.Venue;

        public string Address => venue.Address;

        public Task<InstrumentId> FindInstrumentAsync(string symbol, CancellationToken cancellationToken = default) => Task.FromResult(instrument);

        public Task<DateTimeOffset> GetTimeAsync(CancellationToken cancellationToken = default) => Task.FromResult(Start);

        public IAsyncEnumerable<VenueBarPage> ReadAsync(
            string symbol, BarSeriesId series, DateTimeOffset from, DateTimeOffset asOf, DateTimeOffset? until = null, CancellationToken cancellationToken = default) =>
            venue.ReadAsync(symbol, series, from, asOf, until, cancellationToken);
    }
}
