using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AlphaPulse.Collectors;
using AlphaPulse.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AlphaPulse.Hosting.Tests.Live;

public class LiveBarServiceTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// A store that fails for a moment has the bars begin again after waits that double, and after the shortest once they were followed for a while; every bar
    /// comes once and in its order.
    /// </summary>
    [Fact]
    public async Task A_store_that_fails_for_a_moment_is_tried_again_and_costs_no_bar()
    {
        var clock = new ManualTimeProvider(Start);
        var (ledger, source, transport, log) = (new FailingLedger { Failures = 3 }, new MinuteSource(clock), new SilentTransport(), new RecordingLogger<LiveBarService>());
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IVenueBarSource>(source);
        services.AddSingleton<ICoverageLedger>(ledger);
        services.AddSingleton<IStreamTransport>(transport);
        services.AddSingleton<ILogger<LiveBarService>>(log);
        services.AddAlphaPulse(pulse => pulse.AddCollectors(collectors => collectors.AddLiveBars(Configure)).RunLiveBars());
        await using var provider = services.BuildServiceProvider();
        using var subscription = provider.GetRequiredService<LiveBarFeed>().Subscribe();
        var delivered = new ConcurrentQueue<DateTimeOffset>();
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            await foreach (var (bar, _) in subscription.ReadAllAsync(stop.Token))
            {
                delivered.Enqueue(bar.OpenTime);
            }
        });
        var service = Assert.Single(provider.GetServices<IHostedService>());
        await service.StartAsync(default);

        // The store fails before anything begins: 5, 10 and 20 seconds.
        for (var failure = 1; failure <= 3; failure++)
        {
            await PassAsync(clock, TimeSpan.Zero, () => log.Entries.Count == failure);
            Assert.Equal(0, transport.Opened);
            await PassAsync(clock, TimeSpan.FromSeconds(1), () => log.Entries.Count > failure || transport.Opened > 0);
        }

        Assert.True(clock.GetUtcNow() >= Start.AddSeconds(35));
        await PassAsync(clock, TimeSpan.FromSeconds(1), () => delivered.Count >= 6);

        // And in the midst of it, behind five minutes that went well.
        ledger.Failures = 1;
        await PassAsync(clock, TimeSpan.FromSeconds(1), () => log.Entries.Count == 4);
        var before = delivered.Count;
        await PassAsync(clock, TimeSpan.FromSeconds(1), () => delivered.Count >= before + 3);
        await service.StopAsync(default);
        await stop.CancelAsync();
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        Assert.Equal(["00:00:05", "00:00:10", "00:00:20", "00:00:05"], log.Entries.Select(entry => entry.Text[^9..^1]));
        Assert.All(log.Entries, entry => Assert.StartsWith("Live bars of kraken could not begin or go on: The store is locked.", entry.Text, StringComparison.Ordinal));
        Assert.Equal(5, source.Runs);
        Assert.Equal(Enumerable.Range(0, delivered.Count).Select(i => delivered.First().AddMinutes(i)), delivered);
        Assert.Equal(delivered, ledger.Stored.Take(delivered.Count));
    }

    /// <summary>A store that is damaged does not pass: nothing is tried again.</summary>
    [Fact]
    public async Task A_store_that_is_damaged_ends_the_service()
    {
        var (ledger, log) = (new FailingLedger { Failures = 1, IsTransient = false }, new RecordingLogger<LiveBarService>());
        var clock = new ManualTimeProvider(Start);
        var options = new LiveBarOptions();
        Configure(options);
        var collector = new LiveBarCollector(new MinuteSource(clock), options, new LiveBarFeed(), ledger, new SilentTransport(), clock);
        using var service = new LiveBarService([collector], clock, log);
        var exitCode = Environment.ExitCode;
        try
        {
            await service.StartAsync(default);
            await Assert.ThrowsAsync<StoreException>(() => service.ExecuteTask!);
            Assert.Equal(1, Environment.ExitCode);
        }
        finally
        {
            Environment.ExitCode = exitCode;
        }

        Assert.Empty(log.Entries);
    }

    private static void Configure(LiveBarOptions options)
    {
        options.Venue = "kraken";
        options.Symbols.Add("XBT/USD");
        options.Timeframes.Add(Timeframe.OneMinute);
        options.StorePatience = TimeSpan.Zero;
        options.ClosedBarTimeout = TimeSpan.FromSeconds(2);
        options.Stream.SilenceTimeout = TimeSpan.FromDays(1);
        options.Stream.AcknowledgeTimeout = TimeSpan.FromDays(1);
    }

    /// <summary>Virtual time passes step by step, and a little real time with each, since everybody must have their turn on a busy machine.</summary>
    private static async Task PassAsync(ManualTimeProvider clock, TimeSpan step, Func<bool> until)
    {
        for (var i = 0; i < 20_000 && !until(); i++)
        {
            await Task.Run(() => clock.Advance(step));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }

        Assert.True(until(), "it did not come about");
    }

    /// <summary>Fails as often as a test says, and keeps the bars.</summary>
    private sealed class FailingLedger : ICoverageLedger
    {
        private readonly ConcurrentQueue<DateTimeOffset> _stored = [];
        private int _failures;

        public int Failures
        {
            get => Volatile.Read(ref _failures);
            set => Volatile.Write(ref _failures, value);
        }

        public bool IsTransient { get; init; } = true;

        public IReadOnlyCollection<DateTimeOffset> Stored => _stored;

        public Task<BarWriteResult> RecordAsync(CoverageUpdate update, CancellationToken cancellationToken = default)
        {
            ThrowInTurn();
            foreach (var bar in update.Bars)
            {
                _stored.Enqueue(bar.OpenTime);
            }

            return Task.FromResult(new BarWriteResult(update.Bars.Count, 0, 0));
        }

        public Task<IReadOnlyList<CoverageSpan>> ReadAsync(BarSeriesId series, DateTimeOffset? from = null, DateTimeOffset? to = null, CancellationToken cancellationToken = default)
        {
            ThrowInTurn();
            return Task.FromResult<IReadOnlyList<CoverageSpan>>(_stored.IsEmpty ? [] : [new CoverageSpan(Start, _stored.Last().AddMinutes(1), CoverageState.Present, new CoverageEvidence("asked", "came", Start, 1))]);
        }

        public Task<IReadOnlyList<BarSeriesId>> ListSeriesAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<BarSeriesId>>([]);

        private void ThrowInTurn()
        {
            if (Interlocked.Decrement(ref _failures) >= 0)
            {
                throw new StoreException("The store is locked.") { IsTransient = IsTransient };
            }
        }
    }

    /// <summary>A venue with a bar for each minute, told by requests alone.</summary>
    private sealed class MinuteSource(TimeProvider clock) : IVenueBarSource, IVenueStreams
    {
        private int _runs;

        /// <summary>How often somebody began to follow it.</summary>
        public int Runs => Volatile.Read(ref _runs);

        public string Venue => "kraken";

        public string Address => "nowhere";

        public IReadOnlyList<VenueStreamProtocol> Streams => [VenueStreamProtocols.Kraken];

        public Task<InstrumentId> FindInstrumentAsync(string symbol, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _runs);
            return Task.FromResult(InstrumentId.Parse("kraken:BTC-USD"));
        }

        public Task<DateTimeOffset> GetTimeAsync(CancellationToken cancellationToken = default) => Task.FromResult(clock.GetUtcNow());

        public async IAsyncEnumerable<VenueBarPage> ReadAsync(
            string symbol, BarSeriesId series, DateTimeOffset from, DateTimeOffset asOf, DateTimeOffset? until = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            var bars = new List<Bar>();
            for (var open = series.Timeframe.Floor(from); open.AddMinutes(1) <= asOf; open = open.AddMinutes(1))
            {
                bars.Add(new Bar(series, open, 100, 102, 99, 101, 5, open.AddMinutes(1), BarProvenance.VenueRest));
            }

            if (bars.Count > 0)
            {
                yield return new VenueBarPage(bars, [], Forming: 0, Repeated: 0);
            }
        }
    }

    /// <summary>Connections on which nothing comes.</summary>
    private sealed class SilentTransport : IStreamTransport
    {
        private int _opened;

        public int Opened => Volatile.Read(ref _opened);

        public Task<IStreamConnection> ConnectAsync(Uri url, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _opened);
            return Task.FromResult<IStreamConnection>(new SilentConnection());
        }

        private sealed class SilentConnection : IStreamConnection
        {
            public ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

            public async ValueTask<bool> ReceiveAsync(System.Buffers.IBufferWriter<byte> message, CancellationToken cancellationToken = default)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
                return false;
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
