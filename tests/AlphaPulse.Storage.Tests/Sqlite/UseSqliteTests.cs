using System.Diagnostics.Metrics;
using AlphaPulse.Storage.Sqlite;
using AlphaPulse.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using static AlphaPulse.Storage.Tests.Samples;

namespace AlphaPulse.Storage.Tests.Sqlite;

public sealed class UseSqliteTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Registers_every_contract_over_one_database_once()
    {
        var services = new ServiceCollection();
        services.AddAlphaPulse(pulse => pulse.UseSqlite(_folder.File("first.db")).UseSqlite(_folder.File("store.db")));
        services.AddAlphaPulse(pulse => pulse.UseSqlite(options => options.BusyTimeout = TimeSpan.FromSeconds(1)));
        await using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        var database = provider.GetRequiredService<SqliteDatabase>();
        Assert.Equal(_folder.File("store.db"), database.Path);
        Assert.Empty(Directory.GetFiles(_folder.Path));
        Assert.Single(services, service => service.ServiceType == typeof(IBarStore));
        await provider.GetRequiredService<IBarStore>().WriteAsync([Bar(0)]);
        await provider.GetRequiredService<IQuarantineStore>().AddAsync([new QuarantinedRow(Btc, "a", 1, "x", "y")]);
        await provider.GetRequiredService<IOutcomeLedger>().RecordAsync([Open(Signal(0))]);
        await provider.GetRequiredService<IHoldoutVault>().OpenAsync(Btc, Start, Start, "aaa", 24);
        await provider.GetRequiredService<IRunLedger>().StartAsync("pipeline", Btc);

        Assert.Single(await new SqliteOutcomeLedger(database).ReadAsync(new OutcomeQuery()).ToListAsync());
        Assert.Single(await provider.GetRequiredService<IBarStore>().ListSeriesAsync());
        Assert.Equal(["store.db", "store.db-shm", "store.db-wal"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("", 1, "empty")]
    [InlineData(":memory:", 1, "ordinary file")]
    [InlineData("file:store.db?mode=memory", 1, "ordinary file")]
    [InlineData("store.db", -1, "BusyTimeout")]
    [InlineData("store.db", 601, "BusyTimeout")]
    public async Task Wrong_options_stop_the_host(string path, int seconds, string expected)
    {
        void Configure(SqliteStoreOptions options)
        {
            options.Path = path;
            options.BusyTimeout = TimeSpan.FromSeconds(seconds);
        }

        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddAlphaPulse(pulse => pulse.UseSqlite(Configure));
        using var host = builder.Build();

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        var options = new SqliteStoreOptions();
        Configure(options);
        Assert.Throws<ArgumentException>(() => new SqliteDatabase(options));
    }

    [Fact]
    public async Task Counts_what_it_writes()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var written = 0L;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "AlphaPulse.Storage")
            {
                names.Add($"{instrument.Name} {instrument.Unit}");
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref written, value));
        listener.Start();

        await using var database = new SqliteDatabase(_folder.File("store.db"));
        await new SqliteBarStore(database).WriteAsync([Bar(0), Bar(0), Bar(0, 101m)]);

        // Other tests of the process may write at the same time.
        Assert.True(Interlocked.Read(ref written) >= 2);
        Assert.Equal(["alphapulse.storage.bars.written {bar}", "alphapulse.storage.transaction.duration s"], names.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
