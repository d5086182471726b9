using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>An indicator of the catalog: what it is, what it takes, what it gives, and how to make one.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public abstract class IndicatorDescriptor
{
    private protected IndicatorDescriptor()
    {
    }

    /// <summary>The name in texts: <c>sma</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The name for people: <c>Simple moving average</c>.</summary>
    public abstract string Title { get; }

    /// <summary>The entry of the common list of indicators that it belongs to, in the spelling of the field: <c>MIN/MAX</c> for both <c>min</c> and <c>max</c>.</summary>
    public virtual string Entry => Name.ToUpperInvariant();

    /// <summary>The kind of indicator: <c>Averages</c>, <c>Channels</c>, <c>Momentum</c>, <c>Trend</c>, <c>Volatility</c>, <c>Statistics</c>,
    /// <c>Volume</c>, <c>Cycles</c>, <c>Transforms</c>, <c>Candlesticks</c>.</summary>
    public abstract string Family { get; }

    /// <summary>What it says, in plain words.</summary>
    public abstract string Description { get; }

    /// <summary>Which present bars after the warm-up have no value, in plain words, such as those that end a flat window (0/0); empty
    /// where every one has.</summary>
    public virtual string Undefined => "";

    /// <summary>Where the formula comes from and whose convention is followed.</summary>
    public abstract string Reference { get; }

    /// <summary>The parameters in the order of the text; numbers before choices.</summary>
    public abstract IReadOnlyList<IndicatorParameter> Parameters { get; }

    /// <summary>The names of the outputs, in order.</summary>
    public virtual IReadOnlyList<string> Outputs { get; } = ["value"];

    /// <summary>Between which values each output is, in the order of the outputs; unbounded where there is no such promise.</summary>
    /// <remarks>It holds for all parameters and, where series come in, for all series. Where whole bars come in, it holds on valid ones:
    /// low &lt;= open and close &lt;= high, prices above 0, volume not negative.</remarks>
    public virtual IReadOnlyList<OutputRange> Ranges => [.. Enumerable.Repeat(OutputRange.Unbounded, Outputs.Count)];

    /// <summary>The series that it takes where the text names none; <see langword="null"/> where it takes whole bars.</summary>
    public virtual PriceSource? DefaultSource => PriceSource.Close;

    /// <summary>The second series where the text names none; <see langword="null"/> where it takes one series or whole bars.</summary>
    public virtual PriceSource? DefaultSecondSource => null;

    /// <summary>The indicator with its default parameters.</summary>
    /// <returns>The text form.</returns>
    public IndicatorSpec DefaultSpec() => new(this, [.. Parameters.Select(p => p.Default)], DefaultInputs());

    /// <summary>Makes the indicator.</summary>
    /// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
    /// <param name="spec">The parameters; of this indicator.</param>
    /// <returns>The indicator before the first bar.</returns>
    /// <exception cref="ArgumentException">The parameters are those of another indicator.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
    public BarIndicator<T> Create<T>(IndicatorSpec spec)
        where T : struct, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(spec);
        return ReferenceEquals(spec.Descriptor, this)
            ? Build<T>(spec)
            : throw new ArgumentException($"'{spec}' is not an indicator of the kind '{Name}'.", nameof(spec));
    }

    /// <summary>Why arguments that each are in their range do not go together; <see langword="null"/> where they do.</summary>
    internal virtual string? Refuse(IReadOnlyList<decimal> arguments) => null;

    internal IReadOnlyList<IndicatorInput> DefaultInputs() =>
        DefaultSource is not { } first ? []
        : DefaultSecondSource is { } second ? [IndicatorInput.Of(first), IndicatorInput.Of(second)]
        : [IndicatorInput.Of(first)];

    internal abstract BarIndicator<T> Build<T>(IndicatorSpec spec)
        where T : struct, INumber<T>;
}
