using AlphaPulse;
using AlphaPulse.Indicators.Skender;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the indicators of Skender.Stock.Indicators to AlphaPulse.</summary>
public static class SkenderAlphaPulseBuilderExtensions
{
    /// <summary>Makes <c>skender.rsi(14)</c> and its like known to indicator texts, features and sets, for as long as the process lives.
    /// May be called several times.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">Another source of indicators has the prefix <c>skender</c>.</exception>
    public static IAlphaPulseBuilder AddSkenderIndicators(this IAlphaPulseBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        SkenderIndicators.Register();
        return builder;
    }
}
