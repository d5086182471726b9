using AlphaPulse;
using AlphaPulse.Tracking.MLflow;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds an MLflow server to a host.</summary>
public static class AlphaPulseMlflowExtensions
{
    /// <summary>
    /// Records runs on an MLflow server, unless another <see cref="IExperimentTracker"/> was added before: call this before
    /// <c>AddPipeline</c>. Adds <see cref="MlflowRegistryClient"/> for the same server.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Names the server; checked when the host starts.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder UseMlflowTracking(this IAlphaPulseBuilder builder, Action<MlflowOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var services = builder.Services;
        services.AddOptions<MlflowOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MlflowOptions>, MlflowOptionsValidator>());
        services.TryAddSingleton<IExperimentTracker>(p => new MlflowExperimentTracker(
            p.GetRequiredService<IOptions<MlflowOptions>>().Value, p.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(p => new MlflowRegistryClient(
            p.GetRequiredService<IOptions<MlflowOptions>>().Value, p.GetRequiredService<TimeProvider>()));
        return builder;
    }
}
