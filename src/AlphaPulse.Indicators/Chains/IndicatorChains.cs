using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Puts one indicator on top of another.</summary>
public static class IndicatorChains
{
    /// <summary>An indicator of the values of another one: <c>new Ema&lt;decimal&gt;(20).Of(new Rsi&lt;decimal&gt;(14))</c>.</summary>
    /// <remarks>
    /// The result is a new indicator before its first bar, with everything that indicators have (peek, corrected last bar, saved state);
    /// the two it was made of stay as they are. A bar for which the inner one has no value is skipped; a missing bar is missing for both.
    /// </remarks>
    /// <typeparam name="TInput">What the inner indicator takes.</typeparam>
    /// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
    /// <typeparam name="TOutput">What the outer indicator gives.</typeparam>
    /// <param name="outer">The indicator that takes the values.</param>
    /// <param name="inner">The indicator that gives them.</param>
    /// <returns>The chain.</returns>
    /// <exception cref="ArgumentException">One of them is not an <see cref="Indicator{TState, TInput, TOutput}"/>.</exception>
    public static IIndicator<TInput, TOutput> Of<TInput, T, TOutput>(this IIndicator<T, TOutput> outer, IIndicator<TInput, T> inner)
        where TInput : struct
        where T : struct, INumber<T>
        where TOutput : struct =>
        Stateful(inner, nameof(inner)).Open(new InnerVisitor<TInput, T, TOutput>(Stateful(outer, nameof(outer))));

    private static IStateful<TInput, TOutput> Stateful<TInput, TOutput>(IIndicator<TInput, TOutput> indicator, string parameter)
        where TInput : struct
        where TOutput : struct
    {
        ArgumentNullException.ThrowIfNull(indicator, parameter);
        return indicator as IStateful<TInput, TOutput>
            ?? throw new ArgumentException($"'{indicator.Name}' is not built on Indicator<TState, TInput, TOutput>, which a chain needs: derive it from that.", parameter);
    }

    private sealed class InnerVisitor<TInput, T, TOutput>(IStateful<T, TOutput> outer) : IStateVisitor<TInput, T, IIndicator<TInput, TOutput>>
        where TInput : struct
        where T : struct, INumber<T>
        where TOutput : struct
    {
        public IIndicator<TInput, TOutput> Visit<TState>(TState fresh)
            where TState : struct, IIndicatorState<TState, TInput, T> =>
            outer.Open(new ChainVisitor<StateSeries<TState, TInput, T>, TInput, T, TOutput>(new StateSeries<TState, TInput, T>(fresh)));
    }
}
