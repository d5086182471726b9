using AlphaPulse;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The entry point of AlphaPulse in a host.</summary>
public static class AlphaPulseServiceCollectionExtensions
{
    /// <summary>
    /// Adds AlphaPulse. What is added is what <paramref name="configure"/> asks for: each package brings its own methods. May be
    /// called several times; registrations of the same thing do not add up.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Names the parts.</param>
    /// <returns>The services.</returns>
    /// <remarks>Registers <see cref="TimeProvider.System"/> unless the host registered a <see cref="TimeProvider"/> before.</remarks>
    public static IServiceCollection AddAlphaPulse(this IServiceCollection services, Action<IAlphaPulseBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        configure(new Builder(services));
        return services;
    }

    private sealed record Builder(IServiceCollection Services) : IAlphaPulseBuilder;
}
