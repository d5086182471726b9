using AlphaPulse;
using AlphaPulse.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Watches the life of instruments while a host runs.</summary>
public static class AlphaPulseInstrumentLifeExtensions
{
    /// <summary>
    /// Looks at what the venues list while the host runs, see <see cref="InstrumentLifeService"/>; without this call nobody does. Needs the
    /// venues (<c>AddCollectors</c>) and a store that keeps events (<c>UseSqlite</c>). May be called several times; the options of each call are set.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Says which venues, and how often; every hour every venue that was added where <see langword="null"/>.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder RunInstrumentLife(this IAlphaPulseBuilder builder, Action<InstrumentLifeOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        builder.AddCollectors();
        services.AddOptions<InstrumentLifeOptions>().Configure(configure ?? (_ => { })).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<InstrumentLifeOptions>, InstrumentLifeOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, InstrumentLifeService>());
        return builder;
    }
}
