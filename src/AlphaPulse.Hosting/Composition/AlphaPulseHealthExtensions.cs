using AlphaPulse;
using AlphaPulse.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the health checks of AlphaPulse.</summary>
public static class AlphaPulseHealthExtensions
{
    /// <summary>Adds the checks to the health checks of the host; see <see cref="AddAlphaPulseHealthChecks(IHealthChecksBuilder, Action{AlphaPulseHealthOptions}?)"/>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Says what they ask for; validated when the host starts.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder AddAlphaPulseHealthChecks(this IAlphaPulseBuilder builder, Action<AlphaPulseHealthOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddHealthChecks().AddAlphaPulseHealthChecks(configure);
        return builder;
    }

    /// <summary>
    /// Adds <c>alphapulse.store</c> (opens and answers a read), <c>alphapulse.freshness</c> (no series is stale on its calendar),
    /// <c>alphapulse.model</c> (a champion exists, loads and agrees with its checksum), <c>alphapulse.drift</c> (what it sees looks like its
    /// training and its signals flow) and <c>alphapulse.last_run</c> (the newest run completed).
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Says what they ask for; validated when the host starts.</param>
    /// <returns>The builder.</returns>
    /// <remarks>
    /// <para>Each has the tag <c>alphapulse</c> and its last name as another, so that a host can choose. None throws but for a
    /// cancellation: an error is a result with its message. Each describes what it found and what to do.</para>
    /// <para>Degraded is what has not happened yet (no bars, no champion, no run), was cancelled or may become wrong (a warning of
    /// drift); unhealthy is what is wrong, such as signals that drift holds. A
    /// store of history only is always stale: leave <c>freshness</c> out of the probe there. Called again, the checks are not
    /// added twice.</para>
    /// </remarks>
    public static IHealthChecksBuilder AddAlphaPulseHealthChecks(this IHealthChecksBuilder builder, Action<AlphaPulseHealthOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<AlphaPulseHealthOptions>().Configure(o => configure?.Invoke(o)).ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        var validator = ServiceDescriptor.Singleton<IValidateOptions<AlphaPulseHealthOptions>, AlphaPulseHealthOptionsValidator>();
        if (services.Any(s => s.ImplementationType == validator.ImplementationType))
        {
            return builder;
        }

        services.Add(validator);
        return builder
            .Add("store", p => new StoreHealthCheck(p.GetService<IBarStore>))
            .Add("freshness", p => new FreshnessHealthCheck(
                p.GetService<IBarStore>, OptionsOf(p), () => p.GetRequiredService<IOptions<PipelineOptions>>().Value.Calendar, p.GetRequiredService<TimeProvider>()))
            .Add("model", p => new ModelHealthCheck(p.GetService<IModelRegistry>))
            .Add("drift", p => new DriftHealthCheck(p.GetService<IModelRegistry>))
            .Add("last_run", p => new LastRunHealthCheck(p.GetService<IRunLedger>, OptionsOf(p), p.GetRequiredService<TimeProvider>()));
    }

    private static Func<AlphaPulseHealthOptions> OptionsOf(IServiceProvider provider) =>
        () => provider.GetRequiredService<IOptions<AlphaPulseHealthOptions>>().Value;

    private static IHealthChecksBuilder Add(this IHealthChecksBuilder builder, string name, Func<IServiceProvider, IHealthCheck> create) =>
        builder.Add(new HealthCheckRegistration($"alphapulse.{name}", create, failureStatus: null, ["alphapulse", name]));
}
