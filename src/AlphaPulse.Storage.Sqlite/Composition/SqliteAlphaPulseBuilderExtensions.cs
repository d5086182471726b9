using AlphaPulse;
using AlphaPulse.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the embedded store to AlphaPulse.</summary>
public static class SqliteAlphaPulseBuilderExtensions
{
    /// <summary>Keeps bars, coverage, quarantine, outcomes, runs and holdouts in one SQLite file, opened at the first use.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="path">The path of the file; see <see cref="SqliteStoreOptions.Path"/>.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static IAlphaPulseBuilder UseSqlite(this IAlphaPulseBuilder builder, string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return builder.UseSqlite(options => options.Path = path);
    }

    /// <summary>Keeps bars, coverage, quarantine, outcomes, runs and holdouts in one SQLite file, opened at the first use.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options, which are validated when the host starts.</param>
    /// <returns>The builder.</returns>
    /// <remarks>
    /// Registers <see cref="SqliteDatabase"/>, <see cref="SqliteMaintenance"/>, <see cref="IBarStore"/>, <see cref="ICoverageLedger"/>, <see cref="IQuarantineStore"/>, <see cref="IHeldBarStore"/>,
    /// <see cref="IInstrumentLifeLedger"/>, <see cref="IOutcomeLedger"/>, <see cref="IRunLedger"/> and <see cref="IHoldoutVault"/>, each where the host has not registered its own. Called again, the
    /// options of the later call win.
    /// </remarks>
    public static IAlphaPulseBuilder UseSqlite(this IAlphaPulseBuilder builder, Action<SqliteStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var services = builder.Services;
        services.AddOptions<SqliteStoreOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SqliteStoreOptions>, SqliteStoreOptionsValidator>());
        services.TryAddSingleton(provider => new SqliteDatabase(
            provider.GetRequiredService<IOptions<SqliteStoreOptions>>().Value,
            provider.GetService<TimeProvider>(),
            provider.GetService<ILogger<SqliteDatabase>>()));
        services.TryAddSingleton<SqliteMaintenance>();
        services.TryAddSingleton<IBarStore, SqliteBarStore>();
        services.TryAddSingleton<ICoverageLedger, SqliteCoverageLedger>();
        services.TryAddSingleton<IQuarantineStore, SqliteQuarantineStore>();
        services.TryAddSingleton<IHeldBarStore, SqliteQuarantineStore>();
        services.TryAddSingleton<IInstrumentLifeLedger, SqliteInstrumentLifeLedger>();
        services.TryAddSingleton<IOutcomeLedger, SqliteOutcomeLedger>();
        services.TryAddSingleton<IRunLedger, SqliteRunLedger>();
        services.TryAddSingleton<IHoldoutVault, SqliteHoldoutVault>();
        return builder;
    }
}
