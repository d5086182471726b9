using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Collectors.Tests;

public class AddCollectorsTests
{
    [Fact]
    public async Task Registers_importer_exporter_and_coverage_once()
    {
        await using var bench = new Workbench();
        var services = new ServiceCollection();
        var seen = new List<IServiceCollection>();
        services.AddAlphaPulse(pulse => pulse.UseSqlite(bench.Folder.File("other.db")).AddCollectors().AddCollectors(c => seen.Add(c.Services)));
        await using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        Assert.Same(services, Assert.Single(seen));
        Assert.Single(services, service => service.ServiceType == typeof(CsvBarImporter));
        using var csv = new MemoryStream("date,open,high,low,close,volume\n2024-01-01,1,1,1,1,1"u8.ToArray());
        var report = await provider.GetRequiredService<CsvBarImporter>().ImportAsync(csv, "a.csv", Workbench.Declared());
        Assert.Equal(1, (await provider.GetRequiredService<CsvBarExporter>().ExportAsync(new BarQuery(report.Series), Stream.Null)).Bars);
        Assert.Equal(1, (await provider.GetRequiredService<CoverageCalculator>().CalculateAsync(report.Series, report.Calendar)).Bars);
    }

    [Fact]
    public async Task Adds_a_collector_of_live_bars_for_each_call()
    {
        var services = new ServiceCollection();
        services.AddAlphaPulse(pulse => pulse.AddCollectors(c => c.AddVenues().AddLiveBars(o => Name(o, "binance")).AddLiveBars(o => Name(o, "kraken"))));
        await using var provider = services.BuildServiceProvider();
        Assert.Equal(["binance", "kraken"], provider.GetServices<LiveBarCollector>().Select(c => c.Venue));
        Assert.NotNull(provider.GetService<LiveBarFeed>());

        services.AddAlphaPulse(pulse => pulse.AddCollectors(c => c.AddLiveBars(o => Name(o, "nowhere"))));
        await using var wrong = services.BuildServiceProvider();
        var error = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() => wrong.GetServices<LiveBarCollector>().Count());
        Assert.Contains("There is no venue 'nowhere'; there are: alpaca, binance", error.Message, StringComparison.Ordinal);

        static void Name(LiveBarOptions options, string venue)
        {
            options.Venue = venue;
            options.Symbols.Add("BTCUSDT");
            options.Timeframes.Add(Timeframe.OneMinute);
        }
    }

    [Fact]
    public async Task Adds_a_feed_of_order_books_for_each_call()
    {
        var services = new ServiceCollection();
        services.AddAlphaPulse(pulse => pulse.AddCollectors(c => c.AddVenues().AddLiveBooks(o => Name(o, "binance")).AddLiveBooks(o => Name(o, "kraken"))));
        await using var provider = services.BuildServiceProvider();
        Assert.Equal(["binance", "kraken"], provider.GetServices<LiveBookFeed>().Select(f => f.Venue));

        services.AddAlphaPulse(pulse => pulse.AddCollectors(c => c.AddLiveBooks(o => Name(o, "nowhere"))));
        await using var wrong = services.BuildServiceProvider();
        var error = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() => wrong.GetServices<LiveBookFeed>().Count());
        Assert.Equal(("LiveBookOptions", true), (error.OptionsName, error.Message.Contains("There is no venue 'nowhere'; there are: alpaca, binance", StringComparison.Ordinal)));

        static void Name(LiveBookOptions options, string venue)
        {
            options.Venue = venue;
            options.Symbols.Add("BTCUSDT");
        }
    }

    [Fact]
    public async Task A_firewall_stands_before_what_live_collectors_store()
    {
        await using var bench = new Workbench();
        var services = new ServiceCollection();
        services.AddAlphaPulse(pulse => pulse.UseSqlite(bench.Folder.File("other.db")).AddCollectors(c => c.AddVenues().AddFirewall().AddLiveBars(o =>
        {
            o.Venue = "binance";
            o.Symbols.Add("BTCUSDT");
            o.Timeframes.Add(Timeframe.OneMinute);
        })));
        await using var provider = services.BuildServiceProvider();
        Assert.Same(provider.GetRequiredService<FirewallLedger>(), provider.GetRequiredService<LiveBarCollector>().Ledger);
        Assert.IsNotType<FirewallLedger>(provider.GetRequiredService<ICoverageLedger>());
    }

    [Fact]
    public async Task Counts_bars_and_quarantined_rows()
    {
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "AlphaPulse.Collectors")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
        {
            lock (sums)
            {
                var name = $"{instrument.Name} {instrument.Unit}";
                sums[name] = sums.GetValueOrDefault(name) + value;
            }
        });
        listener.Start();
        await using var bench = new Workbench();

        await bench.ImportAsync("date,open,high,low,close,volume\n2024-01-01,1,1,1,1,1\n2024-01-02,1,1,1,1,1\nbroken\n");

        // Other tests of the process may import at the same time.
        lock (sums)
        {
            Assert.True(sums["alphapulse.collectors.bars.imported {bar}"] >= 2);
            Assert.True(sums["alphapulse.collectors.rows.quarantined {row}"] >= 1);
        }
    }
}
