using AlphaPulse;
using AlphaPulse.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the training of candidates to AlphaPulse.</summary>
public static class AlphaPulseCandidateTrainingExtensions
{
    /// <summary>
    /// Adds <see cref="CandidateTraining"/>, which <c>AddPipeline</c> does as well. Needs a model registry (<c>UseFileRegistry</c>) and an
    /// <see cref="IExperimentTracker"/> (<c>UseFileTracking</c>).
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder AddCandidateTraining(this IAlphaPulseBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddTraining().AddDrift().AddInference();
        builder.Services.AddOptions<ModelCardOptions>().ValidateOnStart();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ModelCardOptions>, ModelCardOptionsValidator>());
        builder.Services.TryAddSingleton<CandidateTraining>();
        return builder;
    }
}
