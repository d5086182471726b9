using System.Globalization;
using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>An indicator of your own that takes in bar by bar; the base for descriptors outside of this package.</summary>
/// <remarks>
/// <para>What comes of it is an entry like those of this package, at their speed: it streams, batches, chains, takes prices or other
/// indicators, and stands in features by its text. It is known by <see cref="IndicatorCatalog.Register"/>. For an algorithm that computes
/// over all bars at once see <see cref="ForeignIndicatorDescriptor"/>.</para>
/// <para>Immutable and safe for use from any thread.</para>
/// </remarks>
public abstract class StreamingIndicatorDescriptor : IndicatorDescriptor
{
    /// <summary>Creates the descriptor.</summary>
    protected StreamingIndicatorDescriptor()
    {
    }

    /// <summary>Why arguments that each are in their range do not go together.</summary>
    /// <param name="arguments">One value for each parameter; for a choice the index of the word.</param>
    /// <returns>The reason, as the end of a sentence; <see langword="null"/> where they do go together.</returns>
    protected virtual string? Check(IReadOnlyList<decimal> arguments) => null;

    /// <summary>Makes the indicator, by one of the methods <c>Of</c>.</summary>
    /// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
    /// <param name="spec">The parameters; of this indicator.</param>
    /// <returns>The indicator before the first bar.</returns>
    protected internal abstract BarIndicator<T> Make<T>(IndicatorSpec spec)
        where T : struct, INumber<T>;

    /// <summary>A number out of a series.</summary>
    /// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
    /// <param name="spec">The parameters.</param>
    /// <param name="indicator">The indicator; an <see cref="Indicator{TState, TInput, TOutput}"/> before its first bar.</param>
    /// <returns>The indicator in the shape of the catalog.</returns>
    /// <exception cref="ArgumentException">The indicator is not an <see cref="Indicator{TState, TInput, TOutput}"/>, or the descriptor
    /// declares other inputs or outputs.</exception>
    protected static BarIndicator<T> OfSeries<T>(IndicatorSpec spec, IIndicator<T, T> indicator)
        where T : struct, INumber<T>
    {
        Check(spec, indicator, inputs: 1, isSingle: true);
        return BarIndicators.OfSeries(spec, indicator);
    }

    /// <summary>Several numbers out of a series.</summary>
    /// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
    /// <typeparam name="TOutput">The numbers.</typeparam>
    /// <param name="spec">The parameters.</param>
    /// <param name="indicator">The indicator; an <see cref="Indicator{TState, TInput, TOutput}"/> before its first bar.</param>
    /// <returns>The indicator in the shape of the catalog.</returns>
    /// <exception cref="ArgumentException">The indicator is not an <see cref="Indicator{TState, TInput, TOutput}"/>, or the descriptor
    /// declares other inputs.</exception>
    protected static BarIndicator<T> OfSeries<T, TOutput>(IndicatorSpec spec, IIndicator<T, TOutput> indicator)
        where T : struct, INumber<T>
        where TOutput : struct, IIndicatorOutput<T>
    {
        Check(spec, indicator, inputs: 1, isSingle: false);
        return BarIndicators.OfSeries(spec, indicator);
    }

    /// <summary>A number out of two series.</summary>
    /// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
    /// <param name="spec">The parameters.</param>
    /// <param name="indicator">The indicator; an <see cref="Indicator{TState, TInput, TOutput}"/> before its first bar.</param>
    /// <returns>The indicator in the shape of the catalog.</returns>
    /// <exception cref="ArgumentException">The indicator is not an <see cref="Indicator{TState, TInput, TOutput}"/>, or the descriptor
    /// declares other inputs or outputs.</exception>
    protected static BarIndicator<T> OfPairs<T>(IndicatorSpec spec, IIndicator<Pair<T>, T> indicator)
        where T : struct, INumber<T>
    {
        Check(spec, indicator, inputs: 2, isSingle: true);
        return BarIndicators.OfPairs(spec, indicator);
    }

    /// <summary>Several numbers out of two series.</summary>
    /// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
    /// <typeparam name="TOutput">The numbers.</typeparam>
    /// <param name="spec">The parameters.</param>
    /// <param name="indicator">The indicator; an <see cref="Indicator{TState, TInput, TOutput}"/> before its first bar.</param>
    /// <returns>The indicator in the shape of the catalog.</returns>
    /// <exception cref="ArgumentException">The indicator is not an <see cref="Indicator{TState, TInput, TOutput}"/>, or the descriptor
    /// declares other inputs.</exception>
    protected static BarIndicator<T> OfPairs<T, TOutput>(IndicatorSpec spec, IIndicator<Pair<T>, TOutput> indicator)
        where T : struct, INumber<T>
        where TOutput : struct, IIndicatorOutput<T>
    {
        Check(spec, indicator, inputs: 2, isSingle: false);
        return BarIndicators.OfPairs(spec, indicator);
    }

    /// <summary>A number out of whole bars; <see cref="IndicatorDescriptor.DefaultSource"/> is <see langword="null"/>.</summary>
    /// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
    /// <param name="spec">The parameters.</param>
    /// <param name="indicator">The indicator; an <see cref="Indicator{TState, TInput, TOutput}"/> before its first bar.</param>
    /// <returns>The indicator in the shape of the catalog.</returns>
    /// <exception cref="ArgumentException">The indicator is not an <see cref="Indicator{TState, TInput, TOutput}"/>, or the descriptor
    /// declares inputs or other outputs.</exception>
    protected static BarIndicator<T> OfBars<T>(IndicatorSpec spec, IIndicator<Ohlcv<T>, T> indicator)
        where T : struct, INumber<T>
    {
        Check(spec, indicator, inputs: 0, isSingle: true);
        return BarIndicators.OfBars(spec, indicator);
    }

    /// <summary>Several numbers out of whole bars; <see cref="IndicatorDescriptor.DefaultSource"/> is <see langword="null"/>.</summary>
    /// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
    /// <typeparam name="TOutput">The numbers.</typeparam>
    /// <param name="spec">The parameters.</param>
    /// <param name="indicator">The indicator; an <see cref="Indicator{TState, TInput, TOutput}"/> before its first bar.</param>
    /// <returns>The indicator in the shape of the catalog.</returns>
    /// <exception cref="ArgumentException">The indicator is not an <see cref="Indicator{TState, TInput, TOutput}"/>, or the descriptor
    /// declares inputs.</exception>
    protected static BarIndicator<T> OfBars<T, TOutput>(IndicatorSpec spec, IIndicator<Ohlcv<T>, TOutput> indicator)
        where T : struct, INumber<T>
        where TOutput : struct, IIndicatorOutput<T>
    {
        Check(spec, indicator, inputs: 0, isSingle: false);
        return BarIndicators.OfBars(spec, indicator);
    }

    internal sealed override string? Refuse(IReadOnlyList<decimal> arguments) => Check(arguments);

    internal sealed override BarIndicator<T> Build<T>(IndicatorSpec spec)
    {
        Number.EnsureSupported<T>();
        return Make<T>(spec);
    }

    private static void Check<TInput, TOutput>(IndicatorSpec spec, IIndicator<TInput, TOutput> indicator, int inputs, bool isSingle)
        where TInput : struct
        where TOutput : struct
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(indicator);
        if (indicator is not IStateful<TInput, TOutput>)
        {
            throw new ArgumentException($"'{spec}' is made of a {indicator.GetType()}, which is not an Indicator<TState, TInput, TOutput>: derive it from that.", nameof(indicator));
        }

        if (spec.Inputs.Count != inputs || (isSingle && spec.Columns.Count != 1))
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{spec}' is declared with {spec.Inputs.Count} series and {spec.Columns.Count} outputs, but is made of {inputs} series and {(isSingle ? "one output" : "several outputs")}: correct DefaultSource, DefaultSecondSource or Outputs, or make it by another Of."),
                nameof(spec));
        }
    }
}
