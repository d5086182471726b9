using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using static AlphaPulse.Storage.Tests.Samples;

namespace AlphaPulse.Storage.Postgres.Tests;

public sealed class UsePostgresTests : SchemaTest
{
    [Fact]
    public async Task Registers_every_contract_over_one_database_once()
    {
        var services = new ServiceCollection();
        services.AddAlphaPulse(pulse => pulse.UsePostgres("Host=nowhere;Database=none").UsePostgres(PostgresServer.ConnectionString));
        services.AddAlphaPulse(pulse => pulse.UsePostgres(options => options.Schema = Schema.Name));
        await using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        var database = provider.GetRequiredService<PostgresDatabase>();
        Assert.EndsWith($"/{Schema.Name}", database.Location, StringComparison.Ordinal);
        Assert.Single(services, service => service.ServiceType == typeof(IBarStore));
        await provider.GetRequiredService<IBarStore>().WriteAsync([Bar(0)]);
        await provider.GetRequiredService<ICoverageLedger>().ReadAsync(Btc);
        await provider.GetRequiredService<IQuarantineStore>().AddAsync([new QuarantinedRow(Btc, "a", 1, "x", "y")]);
        await provider.GetRequiredService<IHeldBarStore>().ListAsync(Btc);
        await provider.GetRequiredService<IInstrumentLifeLedger>().ReadListingAsync("test");
        await provider.GetRequiredService<IOutcomeLedger>().RecordAsync([Open(Signal(0))]);
        await provider.GetRequiredService<IHoldoutVault>().OpenAsync(Btc, Start, Start, "aaa", 24);
        await provider.GetRequiredService<IRunLedger>().StartAsync("pipeline", Btc);

        Assert.Empty(await provider.GetRequiredService<PostgresMaintenance>().CheckAsync());
        Assert.Single(await new PostgresOutcomeLedger(database).ReadAsync(new OutcomeQuery()).ToListAsync());
        Assert.Single(await Bars.ListSeriesAsync());
    }

    [Xunit.Theory]
    [InlineData("", "alphapulse", 1, "empty")]
    [InlineData("Host=db", "alphapulse", 1, "no Database")]
    [InlineData("Database=market", "alphapulse", 1, "no Host")]
    [InlineData("Host=db;Database=market;Password=secret-word;Bogus=1", "alphapulse", 1, "not a connection string")]
    [InlineData("Host=db;Database=market", "Alpha", 1, "Schema")]
    [InlineData("Host=db;Database=market", "a b", 1, "Schema")]
    [InlineData("Host=db;Database=market", "", 1, "Schema")]
    [InlineData("Host=db;Database=market", "pg_own", 1, "pg_")]
    [InlineData("Host=db;Database=market", "alphapulse", 0, "LockTimeout")]
    [InlineData("Host=db;Database=market", "alphapulse", 3601, "LockTimeout")]
    public async Task Wrong_options_stop_the_host(string connectionString, string schema, int seconds, string expected)
    {
        void Configure(PostgresStoreOptions options)
        {
            options.ConnectionString = connectionString;
            options.Schema = schema;
            options.LockTimeout = TimeSpan.FromSeconds(seconds);
        }

        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddAlphaPulse(pulse => pulse.UsePostgres(Configure));
        using var host = builder.Build();

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", refused.ToString(), StringComparison.Ordinal);
        var options = new PostgresStoreOptions();
        Configure(options);
        Assert.Throws<ArgumentException>(() => new PostgresDatabase(options));
    }
}
