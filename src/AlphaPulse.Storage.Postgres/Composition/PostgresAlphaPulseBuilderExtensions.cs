using AlphaPulse;
using AlphaPulse.Storage.Postgres;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the shared store to AlphaPulse.</summary>
public static class PostgresAlphaPulseBuilderExtensions
{
    /// <summary>Keeps bars, coverage, quarantine, the life of instruments, outcomes, runs and holdouts in a schema of a PostgreSQL database, opened at the first use.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="connectionString">The connection string of Npgsql; see <see cref="PostgresStoreOptions.ConnectionString"/>.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The connection string is empty.</exception>
    public static IAlphaPulseBuilder UsePostgres(this IAlphaPulseBuilder builder, string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        return builder.UsePostgres(options => options.ConnectionString = connectionString);
    }

    /// <summary>Keeps bars, coverage, quarantine, the life of instruments, outcomes, runs and holdouts in a schema of a PostgreSQL database, opened at the first use.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options, which are validated when the host starts.</param>
    /// <returns>The builder.</returns>
    /// <remarks>
    /// Registers <see cref="PostgresDatabase"/>, <see cref="PostgresMaintenance"/>, <see cref="IBarStore"/>, <see cref="ICoverageLedger"/>, <see cref="IQuarantineStore"/>,
    /// <see cref="IHeldBarStore"/>, <see cref="IInstrumentLifeLedger"/>, <see cref="IOutcomeLedger"/>, <see cref="IRunLedger"/> and <see cref="IHoldoutVault"/>, each
    /// where the host has not registered its own. Called again, the options of the later call win.
    /// </remarks>
    public static IAlphaPulseBuilder UsePostgres(this IAlphaPulseBuilder builder, Action<PostgresStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var services = builder.Services;
        services.AddOptions<PostgresStoreOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PostgresStoreOptions>, PostgresStoreOptionsValidator>());
        services.TryAddSingleton(provider => new PostgresDatabase(
            provider.GetRequiredService<IOptions<PostgresStoreOptions>>().Value,
            provider.GetService<TimeProvider>(),
            provider.GetService<ILogger<PostgresDatabase>>()));
        services.TryAddSingleton<PostgresMaintenance>();
        services.TryAddSingleton<IBarStore, PostgresBarStore>();
        services.TryAddSingleton<ICoverageLedger, PostgresCoverageLedger>();
        services.TryAddSingleton<IQuarantineStore, PostgresQuarantineStore>();
        services.TryAddSingleton<IHeldBarStore, PostgresQuarantineStore>();
        services.TryAddSingleton<IInstrumentLifeLedger, PostgresInstrumentLifeLedger>();
        services.TryAddSingleton<IOutcomeLedger, PostgresOutcomeLedger>();
        services.TryAddSingleton<IRunLedger, PostgresRunLedger>();
        services.TryAddSingleton<IHoldoutVault, PostgresHoldoutVault>();
        return builder;
    }
}
