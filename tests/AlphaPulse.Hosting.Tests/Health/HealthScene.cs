using AlphaPulse.Testing;
using AlphaPulse.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlphaPulse.Hosting.Tests.Health;

/// <summary>A real store and a real registry in a folder, a clock that a test moves, and the checks over them.</summary>
internal sealed class HealthScene : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    public HealthScene(DateTimeOffset now, Action<AlphaPulseHealthOptions>? configure = null, bool isEmpty = false)
    {
        Clock = new ManualTimeProvider(now);
        var services = new ServiceCollection();
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddAlphaPulse(pulse =>
        {
            if (!isEmpty)
            {
                pulse.UseSqlite(StoreFile).UseFileRegistry(Folder.File("registry"));
            }

            pulse.AddAlphaPulseHealthChecks(configure);
        });
        services.AddHealthChecks().AddAlphaPulseHealthChecks();
        _provider = services.BuildServiceProvider();
    }

    public TemporaryFolder Folder { get; } = new();

    public ManualTimeProvider Clock { get; }

    public string StoreFile => Folder.File("bars.db");

    public IBarStore Store => _provider.GetRequiredService<IBarStore>();

    public IModelRegistry Registry => _provider.GetRequiredService<IModelRegistry>();

    public IRunLedger Ledger => _provider.GetRequiredService<IRunLedger>();

    public Task<HealthReport> CheckAllAsync() => _provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();

    public async Task<HealthReportEntry> CheckAsync(string name)
    {
        var report = await _provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains(name));
        return Assert.Single(report.Entries, e => e.Key == $"alphapulse.{name}").Value;
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        Folder.Dispose();
    }
}
