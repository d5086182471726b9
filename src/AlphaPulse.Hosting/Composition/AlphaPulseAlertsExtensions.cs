using AlphaPulse;
using AlphaPulse.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds alerts to AlphaPulse.</summary>
public static class AlphaPulseAlertsExtensions
{
    /// <summary>Adds <see cref="AlertPublisher"/>, which <c>AddPipeline</c> does as well. Sinks are the registered <see cref="IAlertSink"/>s.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Says how alerts are published; validated when the host starts.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder AddAlerts(this IAlphaPulseBuilder builder, Action<AlertOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<AlertOptions>().Configure(o => configure?.Invoke(o)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AlertOptions>, AlertOptionsValidator>());
        services.TryAddSingleton<AlertPublisher>();
        return builder;
    }

    /// <summary>Adds a sink of your own beside those that are there.</summary>
    /// <typeparam name="TSink">The sink; made once.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder AddAlertSink<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] TSink>(
        this IAlphaPulseBuilder builder)
        where TSink : class, IAlertSink
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IAlertSink, TSink>());
        return builder.AddAlerts();
    }

    /// <summary>Writes alerts to standard error, one a line; see <see cref="ConsoleAlertSink"/>. Standard output is left alone.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Says what is written; validated when the host starts.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder AddConsoleAlerts(this IAlphaPulseBuilder builder, Action<ConsoleAlertOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<ConsoleAlertOptions>().Configure(o => configure?.Invoke(o)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ConsoleAlertOptions>, ConsoleAlertOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAlertSink, ConsoleAlertSink>(
            provider => new ConsoleAlertSink(provider.GetRequiredService<IOptions<ConsoleAlertOptions>>().Value)));
        return builder.AddAlerts();
    }
}
