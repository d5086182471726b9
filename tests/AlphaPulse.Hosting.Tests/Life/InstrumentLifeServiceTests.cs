using AlphaPulse.Collectors;
using AlphaPulse.Storage.Sqlite;
using AlphaPulse.Testing;
using AlphaPulse.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting.Tests.Life;

/// <summary>Venues are looked at while the host runs, and a look that fails delists nothing.</summary>
public sealed class InstrumentLifeServiceTests
{
    private static readonly DateTimeOffset Start = new(2024, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] Ten = ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG", "HHH", "III", "JJJ"];

    [Fact]
    public async Task A_look_that_fails_records_nothing_and_comes_again()
    {
        using var folder = new TemporaryFolder();
        await using var database = new SqliteDatabase(folder.File("store.db"));
        var ledger = new SqliteInstrumentLifeLedger(database);
        var clock = new ManualTimeProvider(Start);
        var venue = new ListedVenue("test", clock) { Coins = Ten };
        var log = new LookLog();
        using var service = new InstrumentLifeService(
            new InstrumentLifeWatch(ledger), new VenueCatalog([venue]), Options.Create(new InstrumentLifeOptions { Interval = TimeSpan.FromMinutes(3) }), [new BrokenObserver(), log], clock);
        await service.StartAsync(CancellationToken.None);
        Assert.Equal("test: ", await log.NextAsync());

        // The venue does not answer, then its list is cut off: neither is a delisting, and the waits double up to the interval.
        venue.Coins = null;
        await PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal("test failed, again in 00:01:00: The venue does not answer.", await log.NextAsync());
        venue.Coins = ["AAA"];
        await PassAsync(TimeSpan.FromMinutes(1));
        Assert.StartsWith("test failed, again in 00:02:00: ", await log.NextAsync(), StringComparison.Ordinal);
        await PassAsync(TimeSpan.FromMinutes(2));
        Assert.StartsWith("test failed, again in 00:03:00: ", await log.NextAsync(), StringComparison.Ordinal);
        foreach (var coin in Ten)
        {
            Assert.Empty(await ledger.ReadAsync(InstrumentId.Parse($"test:{coin}-USDT")));
        }

        // What has really happened meanwhile is found by the look that succeeds, and the interval holds again.
        venue.Coins = Ten[1..];
        await PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal("test: Delisting of AAA", await log.NextAsync());
        var delisting = Assert.Single(await ledger.ReadAsync(InstrumentId.Parse("test:AAA-USDT")));
        Assert.Equal((InstrumentEventKind.Delisting, Start.AddMinutes(9)), (delisting.Kind, delisting.KnownAt));
        await PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal("test: ", await log.NextAsync());
        await service.StopAsync(CancellationToken.None);

        // Not a second before it is due.
        async Task PassAsync(TimeSpan wait)
        {
            while (clock.ActiveTimers == 0)
            {
                await Task.Yield();
            }

            var before = log.Count;
            await Task.Run(() => clock.Advance(wait - TimeSpan.FromSeconds(1)));
            Assert.Equal((before, 1), (log.Count, clock.ActiveTimers));
            await Task.Run(() => clock.Advance(TimeSpan.FromSeconds(1)));
        }
    }

    [Fact]
    public async Task A_venue_that_fails_does_not_hold_up_another()
    {
        using var folder = new TemporaryFolder();
        await using var database = new SqliteDatabase(folder.File("store.db"));
        var clock = new ManualTimeProvider(Start);
        var log = new LookLog();
        using var service = new InstrumentLifeService(
            new InstrumentLifeWatch(new SqliteInstrumentLifeLedger(database)),
            new VenueCatalog([new ListedVenue("bad", clock) { Coins = null }, new ListedVenue("good", clock) { Coins = Ten }, new ListedVenue("other", clock)]),
            Options.Create(new InstrumentLifeOptions { Venues = { "bad", "good" } }),
            [log],
            clock);
        await service.StartAsync(CancellationToken.None);
        string[] told = [await log.NextAsync(), await log.NextAsync()];
        Assert.Equal(["bad failed, again in 00:01:00: The venue does not answer.", "good: "], told.Order(StringComparer.Ordinal));
        await service.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Nobody_looks_unless_it_is_added_and_options_are_checked()
    {
        using var folder = new TemporaryFolder();
        await using (var without = Build(_ => { }))
        {
            Assert.DoesNotContain(without.GetServices<IHostedService>(), s => s is InstrumentLifeService);
        }

        await using (var with = Build(pulse => pulse.RunInstrumentLife().RunInstrumentLife(o => o.Venues.Add("binance"))))
        {
            Assert.Single(with.GetServices<IHostedService>(), s => s is InstrumentLifeService);
        }

        await using (var unknown = Build(pulse => pulse.RunInstrumentLife(o => o.Venues.Add("nowhere"))))
        {
            Assert.Contains("There is no venue 'nowhere'", Assert.Throws<ArgumentException>(() => unknown.GetServices<IHostedService>().Count()).Message, StringComparison.Ordinal);
        }

        await using var wrong = Build(pulse => pulse.RunInstrumentLife(o => (o.Interval, o.MostVanish) = (TimeSpan.Zero, 2)));
        var error = Assert.Throws<OptionsValidationException>(() => wrong.GetServices<IHostedService>().Count());
        Assert.Equal(3, error.Failures.Count());

        ServiceProvider Build(Action<IAlphaPulseBuilder> add)
        {
            var services = new ServiceCollection();
            services.AddAlphaPulse(pulse =>
            {
                pulse.UseSqlite(folder.File("store.db")).AddCollectors(c => c.AddBinance());
                add(pulse);
            });
            return services.BuildServiceProvider();
        }
    }

    private sealed class BrokenObserver : IInstrumentLifeObserver
    {
        public ValueTask OnLookedAsync(InstrumentLifeReport report, CancellationToken cancellationToken) => throw new InvalidOperationException("broken");

        public ValueTask OnLookFailedAsync(string venue, Exception error, TimeSpan retryIn, CancellationToken cancellationToken) => throw new InvalidOperationException("broken");
    }
}
