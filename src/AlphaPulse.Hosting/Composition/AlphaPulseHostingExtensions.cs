using AlphaPulse;
using AlphaPulse.Collectors;
using AlphaPulse.Hosting;
using AlphaPulse.Training;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the pipeline to AlphaPulse.</summary>
public static class AlphaPulseHostingExtensions
{
    /// <summary>
    /// Adds <see cref="PipelineRunner"/> with its stages and everything they need except a store and a model registry, which the
    /// caller chooses (<c>UseSqlite</c>, <c>UseFileRegistry</c>). Training runs are recorded below the working directory, unless an
    /// <see cref="IExperimentTracker"/> or a folder (<c>UseFileTracking</c>) was named before.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Says what it runs on and where results go.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder AddPipeline(this IAlphaPulseBuilder builder, Action<PipelineOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<PipelineOptions>().Configure(o => configure?.Invoke(o)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PipelineOptions>, PipelineOptionsValidator>());
        services.AddOptions<FileExperimentTrackerOptions>().PostConfigure<IOptions<PipelineOptions>>((tracker, pipeline) =>
        {
            if (tracker.Folder.Length == 0)
            {
                tracker.Folder = Path.Combine(pipeline.Value.WorkingDirectory, PipelineFiles.Runs);
            }
        });
        builder.UseFileTracking(_ => { });
        builder.AddCollectors(c => c.AddVenues(TakeAddress)).AddSimulation().AddFeatures().AddCandidateTraining().AddCandidateGate().AddAlerts();
        services.AddOptions<TrainingOptions>().PostConfigure<IOptions<PipelineOptions>>((training, pipeline) =>
        {
            if (training.Search is { JournalFile: null } search)
            {
                search.JournalFile = Path.Combine(pipeline.Value.WorkingDirectory, PipelineFiles.Search);
            }
        });
        services.TryAddSingleton<CsvPipelineSource>();
        services.TryAddSingleton<VenuePipelineSource>();
        services.TryAddSingleton<SimulatedPipelineSource>();
        services.TryAddSingleton<IPipelineSource>(p => p.GetRequiredService<IOptions<PipelineOptions>>().Value switch
        {
            { DataFile: not null } => p.GetRequiredService<CsvPipelineSource>(),
            { Venue: not null } => p.GetRequiredService<VenuePipelineSource>(),
            _ => p.GetRequiredService<SimulatedPipelineSource>(),
        });
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IPipelineStage, CollectStage>(),
            ServiceDescriptor.Singleton<IPipelineStage, AuditStage>(),
            ServiceDescriptor.Singleton<IPipelineStage, FeaturesStage>(),
            ServiceDescriptor.Singleton<IPipelineStage, TrainStage>(),
            ServiceDescriptor.Singleton<IPipelineStage, GateStage>(),
            ServiceDescriptor.Singleton<IPipelineStage, ReplayStage>(),
            ServiceDescriptor.Singleton<IPipelineStage, PoliciesStage>(),
            ServiceDescriptor.Singleton<IPipelineStage, ReportStage>(),
        ]);
        services.TryAddSingleton<PipelineRunner>();
        return builder;
    }

    /// <summary>Runs the pipeline once when the host has started. Needs <see cref="AddPipeline"/>.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder RunPipelineAtStart(this IAlphaPulseBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, PipelineHostedService>());
        return builder;
    }

    /// <summary>The venue that the pipeline asks is at the address that its options name.</summary>
    private static void TakeAddress(IServiceProvider provider, string venue, RestVenueOptions options)
    {
        var pipeline = provider.GetRequiredService<IOptions<PipelineOptions>>().Value;
        if (pipeline.Venue == venue && pipeline.BaseUrl is { } url)
        {
            options.BaseUrl = new Uri(url);
        }
    }
}
