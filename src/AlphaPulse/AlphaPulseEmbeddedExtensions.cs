using AlphaPulse;
using AlphaPulse.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The embedded defaults: SQLite and a file registry below one working directory.</summary>
public static class AlphaPulseEmbeddedExtensions
{
    /// <summary>Adds the pipeline with a SQLite store and a file registry in the working directory of the options.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Says what it runs on and where everything is kept.</param>
    /// <returns>The builder.</returns>
    /// <remarks>Add a store or a registry of your own before this call to keep it: the first registration wins.</remarks>
    public static IAlphaPulseBuilder AddEmbeddedPipeline(this IAlphaPulseBuilder builder, Action<PipelineOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new PipelineOptions();
        configure?.Invoke(options);
        return builder
            .UseSqlite(Path.Combine(options.WorkingDirectory, PipelineFiles.Store))
            .UseFileRegistry(Path.Combine(options.WorkingDirectory, PipelineFiles.Registry))
            .AddPipeline(configure);
    }
}
