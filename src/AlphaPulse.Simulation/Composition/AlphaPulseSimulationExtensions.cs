using AlphaPulse;
using AlphaPulse.Simulation;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the simulated venue to AlphaPulse.</summary>
public static class AlphaPulseSimulationExtensions
{
    /// <summary>Adds a <see cref="SimulatedMarket"/>. May be called several times; the later configuration is applied over the earlier one.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets what the market looks like; <see langword="null"/> leaves the defaults. The options are checked when the host starts.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder AddSimulation(this IAlphaPulseBuilder builder, Action<SimulatedMarketOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<SimulatedMarketOptions>().Configure(o => configure?.Invoke(o)).ValidateOnStart();
        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<SimulatedMarketOptions>, SimulatedMarketOptionsValidator>());
        builder.Services.TryAddSingleton(services =>
            new SimulatedMarket(services.GetRequiredService<IOptions<SimulatedMarketOptions>>().Value));
        return builder;
    }
}
