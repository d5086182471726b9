using System.Globalization;

namespace AlphaPulse.Indicators;

/// <summary>An indicator with its parameters, as text: <c>sma(20)</c>, <c>bbands(20,2)</c>, <c>ema(20,hlc3)</c>,
/// <c>ema(20,rsi(14))</c>, <c>correl(30,high,low)</c>.</summary>
/// <remarks>
/// <para>The text is a name of the catalog and, in brackets, numbers in the order of the parameters, then words for choices, then the
/// series: a price source, or another indicator, with <c>.output</c> where that has several, as in <c>ema(5,macd(12,26,9).signal)</c>.
/// An indicator of two series takes two. The name of an indicator of another library has a prefix, as in <c>skender.rsi(14)</c>. What is left out takes its default, so that <c>rsi</c> is <c>rsi(14)</c>. Case and white space do not matter.</para>
/// <para>Immutable and safe for use from any thread. Equality is of the canonical text.</para>
/// </remarks>
public sealed class IndicatorSpec : IEquatable<IndicatorSpec>
{
    private readonly string _text;

    internal IndicatorSpec(IndicatorDescriptor descriptor, IReadOnlyList<decimal> arguments, IReadOnlyList<IndicatorInput> inputs)
    {
        Descriptor = descriptor;
        Arguments = arguments;
        Inputs = inputs;
        _text = Format();
        Columns = descriptor.Outputs.Count == 1 ? [_text] : [.. descriptor.Outputs.Select(output => $"{_text}.{output}")];
    }

    /// <summary>The indicator.</summary>
    public IndicatorDescriptor Descriptor { get; }

    /// <summary>One value for each parameter; for a choice the index of the word.</summary>
    public IReadOnlyList<decimal> Arguments { get; }

    /// <summary>The series that are taken, one or two; empty where whole bars are.</summary>
    public IReadOnlyList<IndicatorInput> Inputs { get; }

    /// <summary>The column headers: the text itself for a single output, <c>text.output</c> for each of several.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Whether it calculates through a registered library, itself or in one of its series.</summary>
    internal bool UsesAnotherLibrary =>
        Descriptor is ForeignIndicatorDescriptor || Inputs.Any(input => input.Indicator is { UsesAnotherLibrary: true });

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The indicator with its parameters.</returns>
    /// <exception cref="IndicatorSpecException">The text names no indicator, or an argument does not fit; the message says which and what would.</exception>
    public static IndicatorSpec Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IndicatorSpecParser.Parse(text);
    }

    /// <summary>The value of a whole-number parameter or the index of a choice.</summary>
    /// <param name="index">The place of the parameter.</param>
    /// <returns>The value.</returns>
    public int Integer(int index) => (int)Arguments[index];

    /// <summary>The canonical text, which <see cref="Parse"/> reads back to an equal value: all numbers, and what else is not the default.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _text;

    /// <inheritdoc/>
    public bool Equals(IndicatorSpec? other) => other is not null && _text == other._text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as IndicatorSpec);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);

    private string Format()
    {
        var parts = new List<string>();
        for (var i = 0; i < Arguments.Count; i++)
        {
            var parameter = Descriptor.Parameters[i];
            if (parameter.Kind != ParameterKind.Choice)
            {
                parts.Add(Arguments[i].ToString("0.############################", CultureInfo.InvariantCulture));
            }
            else if (Arguments[i] != parameter.Default)
            {
                parts.Add(parameter.Choices[Integer(i)]);
            }
        }

        if (!Inputs.SequenceEqual(Descriptor.DefaultInputs()))
        {
            parts.AddRange(Inputs.Select(input => input.ToString()));
        }

        return parts.Count == 0 ? Descriptor.Name : $"{Descriptor.Name}({string.Join(',', parts)})";
    }
}
