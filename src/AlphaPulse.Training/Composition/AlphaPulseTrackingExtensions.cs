using AlphaPulse;
using AlphaPulse.Training;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds experiment tracking to a host.</summary>
public static class AlphaPulseTrackingExtensions
{
    /// <summary>Keeps runs in a folder, unless another <see cref="IExperimentTracker"/> was added before.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="folder">The folder.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder UseFileTracking(this IAlphaPulseBuilder builder, string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return builder.UseFileTracking(options => options.Folder = folder);
    }

    /// <summary>Keeps runs in a folder, unless another <see cref="IExperimentTracker"/> was added before.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options; they are checked when the host starts.</param>
    /// <returns>The builder.</returns>
    /// <remarks>The tracker is an <see cref="IExperimentReader"/> as well, under its own type <see cref="FileExperimentTracker"/>.</remarks>
    public static IAlphaPulseBuilder UseFileTracking(this IAlphaPulseBuilder builder, Action<FileExperimentTrackerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.AddOptions<FileExperimentTrackerOptions>().Configure(configure)
            .Validate(options => !string.IsNullOrWhiteSpace(options.Folder), "Runs have no folder; set FileExperimentTrackerOptions.Folder.")
            .ValidateOnStart();
        builder.Services.TryAddSingleton(services => new FileExperimentTracker(
            services.GetRequiredService<IOptions<FileExperimentTrackerOptions>>().Value.Folder, services.GetRequiredService<TimeProvider>()));
        builder.Services.TryAddSingleton<IExperimentTracker>(services => services.GetRequiredService<FileExperimentTracker>());
        return builder;
    }
}
