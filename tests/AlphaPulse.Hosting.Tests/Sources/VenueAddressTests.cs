using AlphaPulse.Collectors;
using AlphaPulse.Hosting.Tests.Life;
using AlphaPulse.Storage.Sqlite;
using AlphaPulse.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting.Tests.Sources;

/// <summary>The address of the pipeline is that of its venue, or is refused: it is never passed over.</summary>
public sealed class VenueAddressTests
{
    [Fact]
    public async Task Every_venue_of_the_package_takes_the_address_of_the_pipeline()
    {
        foreach (var name in VenueCatalog.BuiltIn.Select(v => v.Name))
        {
            var services = new ServiceCollection();
            services.AddAlphaPulse(pulse => pulse.AddPipeline(o => (o.Venue, o.Symbol, o.Timeframe, o.From, o.BaseUrl) = (name, "BTC/USD", "1h", new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), "https://mirror.example/")));
            await using var provider = services.BuildServiceProvider();
            Assert.All(provider.GetRequiredService<VenueCatalog>().All, v => Assert.Equal(v.Venue == name, v.Address == "https://mirror.example/"));
        }
    }

    [Fact]
    public async Task A_venue_that_is_asked_elsewhere_is_refused()
    {
        using var folder = new TemporaryFolder();
        await using var database = new SqliteDatabase(folder.File("store.db"));
        var options = Options.Create(new PipelineOptions { Venue = "acme", Symbol = "BTC/USD", Timeframe = "1h", BaseUrl = "https://mirror.example/" });
        var source = new VenuePipelineSource([new ListedVenue("acme", TimeProvider.System)], new VenueBackfill(new SqliteCoverageLedger(database)), options);
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => source.IngestAsync(null));
        Assert.Contains("PipelineOptions.BaseUrl is 'https://mirror.example/', and the venue 'acme' is asked at script", error.Message, StringComparison.Ordinal);
    }
}
