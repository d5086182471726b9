using AlphaPulse;
using AlphaPulse.Inference;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds inference to AlphaPulse.</summary>
public static class AlphaPulseInferenceExtensions
{
    /// <summary>
    /// Adds <see cref="SignalEngineFactory"/> with what features need beside the bars, the cuts of the host's <see cref="IInstrumentLifeLedger"/> among it.
    /// Needs a model registry, such as the one of <c>UseFileRegistry</c>.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Changes the options; they are checked when the host starts.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder AddInference(this IAlphaPulseBuilder builder, Action<InferenceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<InferenceOptions>().Configure(o => configure?.Invoke(o)).ValidateOnStart();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<InferenceOptions>, InferenceOptionsValidator>());
        builder.Services.TryAddSingleton<SignalEngineFactory>();
        return builder.AddFeatures();
    }
}
