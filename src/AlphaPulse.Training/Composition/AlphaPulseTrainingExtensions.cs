using AlphaPulse;
using AlphaPulse.Backtesting;
using AlphaPulse.Features;
using AlphaPulse.Training;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds training and the promotion gate to AlphaPulse.</summary>
public static class AlphaPulseTrainingExtensions
{
    /// <summary>Adds <see cref="ModelTrainer"/> and <see cref="PromotionGate"/>. The gate needs a holdout vault, such as that of <c>UseSqlite</c>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="training">Changes what is tried.</param>
    /// <param name="gate">Changes what a model must show.</param>
    /// <param name="costs">What a trade costs, in training, gate and settlement alike; <see langword="null"/> leaves what was named before, or 10 basis points a side.</param>
    /// <returns>The builder.</returns>
    public static IAlphaPulseBuilder AddTraining(
        this IAlphaPulseBuilder builder,
        Action<TrainingOptions>? training = null,
        Action<GateOptions>? gate = null,
        TradingCosts? costs = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<TrainingOptions>().Configure(o => training?.Invoke(o)).ValidateOnStart();
        services.AddOptions<GateOptions>().Configure(o => gate?.Invoke(o)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TrainingOptions>, TrainingOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GateOptions>, GateOptionsValidator>());
        if (costs is not null)
        {
            // Named costs win over the default, in whatever order the calls come.
            services.Replace(ServiceDescriptor.Singleton(costs));
        }

        services.TryAddSingleton(new TradingCosts());
        services.TryAddSingleton(p => new ModelTrainer(
            p.GetRequiredService<IOptions<TrainingOptions>>().Value, p.GetRequiredService<TradingCosts>(), p.GetService<TimeProvider>()));
        services.TryAddSingleton(p => new PromotionGate(
            p.GetRequiredService<IHoldoutVault>(), p.GetRequiredService<IOptions<GateOptions>>().Value, p.GetRequiredService<TradingCosts>(), p.GetService<TimeProvider>(), p.GetService<LabelCatalog>()));
        return builder;
    }
}
