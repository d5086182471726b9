using AlphaPulse;
using AlphaPulse.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the policies of models to AlphaPulse.</summary>
public static class AlphaPulsePoliciesExtensions
{
    /// <summary>
    /// Adds <see cref="ModelPolicyService"/>, which asks the policies of the models while the host runs and hands a training that is due in as a
    /// job (<c>AddTrainingJobs</c>, which this adds with its defaults). Needs <c>AddPipeline</c>, or a store, a registry and a runner of jobs of your own.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Says what may happen by itself; nothing does by default. Validated when the host starts.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder AddModelPolicies(this IAlphaPulseBuilder builder, Action<ModelPolicyOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddPolicyDecisions();
        services.AddOptions<ModelPolicyOptions>().Configure(o => configure?.Invoke(o)).ValidateOnStart();
        builder.AddTrainingJobs().AddAlerts();
        services.TryAddSingleton<ModelPolicyService>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ModelPolicyService>(p => p.GetRequiredService<ModelPolicyService>()));
        return builder;
    }

    /// <summary>The policies without the service: what a single run asks.</summary>
    internal static void AddPolicyDecisions(this IServiceCollection services)
    {
        services.AddOptions<ModelPolicyOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ModelPolicyOptions>, ModelPolicyOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ModelPolicies>();
    }
}
