using AlphaPulse;
using AlphaPulse.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds training jobs to AlphaPulse.</summary>
public static class AlphaPulseTrainingJobsExtensions
{
    /// <summary>
    /// Adds <see cref="ITrainingJobs"/>, run in this process one after the other. A job is a run of the pipeline (<c>AddPipeline</c>), unless
    /// an <see cref="ITrainingJobRunner"/> was added before.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Says how many may wait and how long one may run; validated when the host starts.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder AddTrainingJobs(this IAlphaPulseBuilder builder, Action<TrainingJobOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<TrainingJobOptions>().Configure(o => configure?.Invoke(o)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TrainingJobOptions>, TrainingJobOptionsValidator>());
        services.TryAddSingleton<ITrainingJobRunner, PipelineJobRunner>();
        services.TryAddSingleton<ITrainingJobs>(p => new InProcessTrainingJobs(
            p.GetRequiredService<ITrainingJobRunner>(),
            p.GetRequiredService<IOptions<TrainingJobOptions>>().Value,
            p.GetRequiredService<TimeProvider>(),
            p.GetService<ILogger<InProcessTrainingJobs>>()));
        return builder;
    }
}
