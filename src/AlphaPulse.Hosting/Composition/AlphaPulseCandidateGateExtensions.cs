using AlphaPulse;
using AlphaPulse.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the gate for registered versions to AlphaPulse.</summary>
public static class AlphaPulseCandidateGateExtensions
{
    /// <summary>
    /// Adds <see cref="CandidateGate"/>, which <c>AddPipeline</c> does as well. Needs a model registry (<c>UseFileRegistry</c>) and a holdout vault, such as
    /// that of <c>UseSqlite</c>.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder AddCandidateGate(this IAlphaPulseBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddTraining();
        builder.Services.AddPolicyDecisions();
        builder.Services.TryAddSingleton<CandidateGate>();
        return builder;
    }
}
