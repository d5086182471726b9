using System.Threading.Channels;
using AlphaPulse.Collectors;
using AlphaPulse.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AlphaPulse.Hosting.Tests.Live;

public class LiveBookServiceTests
{
    [Fact]
    public async Task The_service_is_there_once_and_ends_without_feeds()
    {
        var services = new ServiceCollection();
        services.AddAlphaPulse(pulse => pulse.RunLiveBooks().RunLiveBooks());
        await using var provider = services.BuildServiceProvider();
        var service = Assert.IsType<LiveBookService>(Assert.Single(provider.GetServices<IHostedService>()));
        await service.StartAsync(default);
        await service.ExecuteTask!;
        await service.StopAsync(default);
    }

    [Fact]
    public async Task A_venue_that_cannot_be_asked_is_asked_again_after_waits_that_double()
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var (venue, log) = (new UnreachableVenue(), new RecordingLogger<LiveBookService>());
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IVenueBarSource>(venue);
        services.AddSingleton<ILogger<LiveBookService>>(log);
        services.AddAlphaPulse(pulse => pulse
            .AddCollectors(collectors => collectors.AddLiveBooks(books =>
            {
                books.Venue = "kraken";
                books.Symbols.Add("XBTUSD");
            }))
            .RunLiveBooks());
        await using var provider = services.BuildServiceProvider();
        var service = Assert.Single(provider.GetServices<IHostedService>());
        await service.StartAsync(default);
        await venue.AskedAsync();
        foreach (var seconds in new[] { 5, 10, 20 })
        {
            while (clock.ActiveTimers == 0)
            {
                await Task.Yield();
            }

            clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
            Assert.Equal(1, clock.ActiveTimers);
            clock.Advance(TimeSpan.FromTicks(1));
            await venue.AskedAsync();
        }

        await service.StopAsync(default);
        Assert.Equal(["00:00:05", "00:00:10", "00:00:20"], log.Entries.Take(3).Select(entry => entry.Text[^9..^1]));
        Assert.All(log.Entries, entry => Assert.StartsWith("Order books of kraken could not begin or go on: not to be reached", entry.Text, StringComparison.Ordinal));
    }

    private sealed class UnreachableVenue : IVenueBarSource, IVenueStreams
    {
        private readonly Channel<bool> _asked = Channel.CreateUnbounded<bool>();

        public string Venue => "kraken";

        public string Address => "nowhere";

        public IReadOnlyList<VenueStreamProtocol> Streams => [VenueStreamProtocols.Kraken];

        public Task<bool> AskedAsync() => _asked.Reader.ReadAsync().AsTask();

        public Task<InstrumentId> FindInstrumentAsync(string symbol, CancellationToken cancellationToken = default)
        {
            _asked.Writer.TryWrite(true);
            throw new VenueException("kraken", "not to be reached") { IsTransient = true };
        }

        public Task<DateTimeOffset> GetTimeAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public IAsyncEnumerable<VenueBarPage> ReadAsync(
            string symbol, BarSeriesId series, DateTimeOffset from, DateTimeOffset asOf, DateTimeOffset? until = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();
    }
}
