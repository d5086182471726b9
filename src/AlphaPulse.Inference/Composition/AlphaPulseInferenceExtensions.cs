using AlphaPulse;
using AlphaPulse.Inference;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds inference to AlphaPulse.</summary>
public static class AlphaPulseInferenceExtensions
{
    /// <summary>Adds <see cref="SignalEngineFactory"/>. Needs a model registry, such as the one of <c>UseFileRegistry</c>.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder AddInference(this IAlphaPulseBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<SignalEngineFactory>();
        return builder;
    }
}
