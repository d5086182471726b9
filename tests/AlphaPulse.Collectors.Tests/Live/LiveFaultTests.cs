using AlphaPulse.Testing;

namespace AlphaPulse.Collectors.Tests.Live;

/// <summary>A passing fault of the store and a symbol that is gone end nothing.</summary>
public class LiveFaultTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_store_that_is_locked_for_a_while_holds_back_and_loses_nothing(bool isDone)
    {
        await using var bench = new Workbench();
        var ledger = new PassingLedger(bench.Ledger) { Failures = 1 };
        await using var rig = new LiveRig("binance", ["BTCUSDT"]) { Ledger = ledger };
        rig.Options.StorePatience = TimeSpan.FromDays(1);
        var starting = rig.StartAsync();
        while (rig.Clock.ActiveTimers == 0)
        {
            await Task.Yield();
        }

        await rig.AdvanceAsync(TimeSpan.FromSeconds(1));
        var connection = await starting;
        (ledger.Failures, ledger.IsDone) = (4, isDone);
        await rig.SendAsync(connection, Streamed.Binance("BTCUSDT", 0, isClosed: true), Streamed.Binance("BTCUSDT", 1, isClosed: true));
        Assert.Equal(Streamed.Minute(0), (await rig.NextInTimeAsync()).Bar.OpenTime);
        Assert.Equal("BTC 1", await rig.TakeAsync(1));
        var bars = await bench.ReadAsync(rig.Series("BTCUSDT"));
        Assert.Equal([0, 1], bars.Select(b => (int)(b.OpenTime - Streamed.Start).TotalMinutes));
        Assert.True(ledger.Failures <= 0);
    }

    [Fact]
    public async Task A_store_that_stays_locked_ends_the_collector_after_its_patience_and_a_damaged_one_at_once()
    {
        foreach (var isTransient in new[] { true, false })
        {
            await using var bench = new Workbench();
            var ledger = new PassingLedger(bench.Ledger);
            await using var rig = new LiveRig("binance", ["BTCUSDT"]) { Ledger = ledger };
            rig.Options.StorePatience = TimeSpan.FromSeconds(40);
            var connection = await rig.StartAsync();
            (ledger.Failures, ledger.IsTransient) = (1_000, isTransient);
            await rig.SendAsync(connection, Streamed.Binance("BTCUSDT", 0, isClosed: true));
            while (!rig.Running.IsCompleted)
            {
                // On a busy machine time must not run away from the collector.
                await rig.AdvanceAsync(TimeSpan.FromSeconds(1));
                await Task.WhenAny(rig.Running, Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System));
            }

            Assert.Equal(isTransient, (await Assert.ThrowsAsync<StoreException>(() => rig.Running)).IsTransient);

            // After 1, 2, 4, 8 and 16 seconds at most, and no longer.
            Assert.InRange(1_000 - ledger.Failures, isTransient ? 2 : 1, isTransient ? 6 : 1);
        }
    }

    [Fact]
    public async Task A_symbol_that_is_gone_is_told_and_the_others_run()
    {
        await using var rig = new LiveRig("binance", ["BTCUSDT", "OLDUSDT", "ETHUSDT"]);
        rig.Source.Finding = symbol => symbol == "OLDUSDT" ? throw new VenueException("binance", "not listed") { IsAboutSymbol = true } : 0;
        var connection = await rig.StartAsync();
        Assert.Equal(("OLDUSDT", "not listed"), await rig.MissingAsync());
        await rig.SendAsync(connection, Streamed.Binance("BTCUSDT", 0, isClosed: true), Streamed.Binance("ETHUSDT", 0, isClosed: true));
        Assert.Equal("BTC 0, ETH 0", await rig.TakeAsync(2));
        Assert.DoesNotContain("oldusdt", connection.Sent[0], StringComparison.Ordinal);
    }

    /// <summary>An answer of another form, or one that asks for a key, says nothing of the symbol.</summary>
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Where_no_symbol_is_there_or_the_venue_cannot_be_asked_it_is_an_error(bool isAboutSymbol, bool isTransient)
    {
        await using var rig = new LiveRig("binance", ["BTCUSDT", "ETHUSDT"]);
        rig.Source.Finding = symbol => isAboutSymbol || symbol == "ETHUSDT" ? throw new VenueException("binance", $"no {symbol}") { IsTransient = isTransient, IsAboutSymbol = isAboutSymbol } : 0;
        _ = rig.StartAsync();
        var error = await Assert.ThrowsAsync<VenueException>(() => rig.Running);
        Assert.Equal(isAboutSymbol ? "no BTCUSDT" : "no ETHUSDT", error.Message);
    }

    /// <summary>Nobody waits for an observer that nobody tells that the end has come.</summary>
    [Fact]
    public async Task A_start_that_fails_leaves_no_call_of_an_observer_behind()
    {
        await using var bench = new Workbench();
        var ledger = new PassingLedger(bench.Ledger) { Failures = 1, IsTransient = false };
        var source = new ScriptedSource("binance", () => Streamed.Start) { Finding = symbol => symbol == "OLDUSDT" ? throw new VenueException("binance", "not listed") { IsAboutSymbol = true } : 0 };
        var options = new LiveBarOptions { Venue = "binance", Symbols = { "BTCUSDT", "OLDUSDT" }, Timeframes = { Timeframe.OneMinute } };
        var observer = new SlowObserver();
        var collector = new LiveBarCollector(source, options, new LiveBarFeed(), ledger, new ScriptedTransport(), new ManualTimeProvider(Streamed.Start), observers: [observer]);
        await Assert.ThrowsAsync<StoreException>(() => collector.RunAsync(CancellationToken.None));
        Assert.Equal(["OLDUSDT"], observer.Ended);
    }

    /// <summary>Takes its time until it is told that there is none.</summary>
    private sealed class SlowObserver : ILiveBarObserver
    {
        public List<string> Ended { get; } = [];

        public ValueTask OnVenueStoppedAsync(VenueOutage outage, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask OnVenueReturnedAsync(VenueOutage outage, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public async ValueTask OnSymbolMissingAsync(string symbol, VenueException reason, CancellationToken cancellationToken)
        {
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }
            finally
            {
                Ended.Add(symbol);
            }
        }
    }
}
