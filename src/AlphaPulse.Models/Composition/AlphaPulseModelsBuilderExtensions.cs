using AlphaPulse;
using AlphaPulse.Models;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the file registry to a host.</summary>
public static class AlphaPulseModelsBuilderExtensions
{
    /// <summary>Keeps models in a folder, unless another <see cref="IModelRegistry"/> was added before.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="folder">The folder.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder UseFileRegistry(this IAlphaPulseBuilder builder, string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return builder.UseFileRegistry(options => options.Folder = folder);
    }

    /// <summary>Keeps models in a folder, unless another <see cref="IModelRegistry"/> was added before.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options; they are checked when the host starts.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder UseFileRegistry(this IAlphaPulseBuilder builder, Action<FileModelRegistryOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.AddOptions<FileModelRegistryOptions>().Configure(configure).ValidateOnStart();
        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<FileModelRegistryOptions>, FileModelRegistryOptionsValidator>());
        builder.Services.TryAddSingleton<IModelRegistry>(services => new FileModelRegistry(
            services.GetRequiredService<IOptions<FileModelRegistryOptions>>().Value, services.GetRequiredService<TimeProvider>()));
        return builder;
    }
}
