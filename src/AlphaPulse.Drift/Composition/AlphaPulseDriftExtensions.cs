using AlphaPulse;
using AlphaPulse.Drift;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds drift monitoring to AlphaPulse.</summary>
public static class AlphaPulseDriftExtensions
{
    /// <summary>Adds <see cref="DriftMonitorFactory"/>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Changes the options; they are checked when the host starts.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder AddDrift(this IAlphaPulseBuilder builder, Action<DriftOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<DriftOptions>().Configure(o => configure?.Invoke(o)).ValidateOnStart();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DriftOptions>, DriftOptionsValidator>());
        builder.Services.TryAddSingleton<DriftMonitorFactory>();
        return builder;
    }
}
