namespace AlphaPulse.Indicators;

/// <summary>A series that an indicator takes: a number of the bar, or an output of another indicator.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value.</remarks>
public sealed record IndicatorInput
{
    private IndicatorInput()
    {
    }

    /// <summary>The number of the bar; <see langword="null"/> where the series is that of an indicator.</summary>
    public PriceSource? Price { get; private init; }

    /// <summary>The indicator; <see langword="null"/> where the series is a number of the bar.</summary>
    public IndicatorSpec? Indicator { get; private init; }

    /// <summary>Which output of the indicator, from 0.</summary>
    public int Output { get; private init; }

    /// <summary>A number of the bar.</summary>
    /// <param name="price">Which.</param>
    /// <returns>The input.</returns>
    public static IndicatorInput Of(PriceSource price) => new() { Price = price };

    /// <summary>An output of an indicator.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="output">The place of the output in its descriptor, from 0.</param>
    /// <returns>The input.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    public static IndicatorInput Of(IndicatorSpec indicator, int output = 0)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentOutOfRangeException.ThrowIfNegative(output);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(output, indicator.Columns.Count);
        return new() { Indicator = indicator, Output = output };
    }

    /// <summary>The text, as in indicator texts: <c>hlc3</c>, <c>rsi(14)</c>, <c>macd(12,26,9).signal</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Price is { } price ? PriceSources.NameOf(price) : Indicator!.Columns[Output];
}
