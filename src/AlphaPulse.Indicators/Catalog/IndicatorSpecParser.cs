using System.Globalization;

namespace AlphaPulse.Indicators;

internal static class IndicatorSpecParser
{
    // Deeper than anyone can make sense of, and far from what a stack holds.
    private const int MaximumDepth = 8;

    public static IndicatorSpec Parse(string text) => Parse(text, text.Trim().ToLowerInvariant(), 1);

    private static IndicatorSpec Parse(string text, string compact, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw new IndicatorSpecException(string.Create(CultureInfo.InvariantCulture, $"'{text}' nests indicators deeper than {MaximumDepth}."));
        }

        var (name, words) = Split(text, compact);
        var descriptor = IndicatorCatalog.Find(name)
            ?? throw new IndicatorSpecException($"'{text}' names no indicator: there is no '{name}'{IndicatorCatalog.Suggest(name)}.");
        var arguments = descriptor.Parameters.Select(p => p.Default).ToArray();
        var defaults = descriptor.DefaultInputs();
        var inputs = new List<IndicatorInput>();
        var next = 0;
        foreach (var word in words)
        {
            if (inputs.Count == 0 && DecimalText.TryParseExact(word, out var number))
            {
                arguments[next] = CheckNumber(text, descriptor, next, number);
                next++;
            }
            else if (inputs.Count == 0 && FindChoice(descriptor, next, word) is var (parameter, choice))
            {
                arguments[parameter] = choice;
                next = parameter + 1;
            }
            else if (inputs.Count < defaults.Count && FindInput(text, word, depth) is { } input)
            {
                inputs.Add(input);
            }
            else
            {
                throw Refused(text, descriptor, $"'{word}' is neither a number nor an option nor, at the end, a price source or an indicator");
            }
        }

        if (inputs.Count == 1 && defaults.Count == 2)
        {
            throw Refused(text, descriptor, $"it takes two series, and '{inputs[0]}' is the only one");
        }

        return descriptor.Refuse(arguments) is { } reason
            ? throw Refused(text, descriptor, reason)
            : new IndicatorSpec(descriptor, arguments, inputs.Count > 0 ? inputs : defaults);
    }

    private static IndicatorInput? FindInput(string text, string word, int depth)
    {
        if (PriceSources.TryFind(word, out var price))
        {
            return IndicatorInput.Of(price);
        }

        var end = word.LastIndexOf(')') + 1;

        // Without brackets, a dot may be that of the name, as in skender.rsi.
        var dot = end > 0 ? word.IndexOf('.', end) : IndicatorCatalog.Find(word) is null ? word.LastIndexOf('.') : -1;
        var inner = dot < 0 ? word : word[..dot];
        if (end == 0 && IndicatorCatalog.Find(inner) is null)
        {
            return null;
        }

        var spec = Parse(text, inner, depth + 1);
        var outputs = spec.Descriptor.Outputs;
        var output = dot < 0 ? (outputs.Count == 1 ? 0 : -1) : outputs.ToList().IndexOf(word[(dot + 1)..]);
        return output >= 0
            ? IndicatorInput.Of(spec, output)
            : throw new IndicatorSpecException(
                $"'{text}' does not say which output of {spec} it takes: {string.Join(" or ", outputs.Select(o => $"{spec}.{o}"))}.");
    }

    private static (string Name, IReadOnlyList<string> Words) Split(string text, string compact)
    {
        var open = compact.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
        {
            return (compact, []);
        }

        if (!compact.EndsWith(')'))
        {
            throw new IndicatorSpecException($"'{text}' has no closing bracket: write it as in sma(20).");
        }

        var inside = compact[(open + 1)..^1];
        var words = new List<string>();
        var depth = 0;
        var begin = 0;
        for (var i = 0; i <= inside.Length; i++)
        {
            if (i == inside.Length || (inside[i] == ',' && depth == 0))
            {
                words.Add(inside[begin..i].Trim());
                begin = i + 1;
            }
            else
            {
                depth += inside[i] switch { '(' => 1, ')' => -1, _ => 0 };
            }
        }

        return depth != 0
            ? throw new IndicatorSpecException($"'{text}' has brackets that do not match: write it as in ema(20,rsi(14)).")
            : (compact[..open].TrimEnd(), string.IsNullOrWhiteSpace(inside) ? [] : words);
    }

    private static decimal CheckNumber(string text, IndicatorDescriptor descriptor, int index, decimal number)
    {
        if (index >= descriptor.Parameters.Count || descriptor.Parameters[index].Kind == ParameterKind.Choice)
        {
            throw Refused(text, descriptor, string.Create(CultureInfo.InvariantCulture, $"{number} is a number too many"));
        }

        var parameter = descriptor.Parameters[index];
        if (parameter.Kind == ParameterKind.Integer && number != decimal.Truncate(number))
        {
            throw Refused(text, descriptor, string.Create(CultureInfo.InvariantCulture, $"the {parameter.Name} {number} is not a whole number"));
        }

        return number >= parameter.Minimum && number <= parameter.Maximum
            ? number
            : throw Refused(text, descriptor, string.Create(
                CultureInfo.InvariantCulture,
                $"the {parameter.Name} {number} is outside {parameter.Minimum} to {parameter.Maximum}"));
    }

    private static (int Parameter, int Choice)? FindChoice(IndicatorDescriptor descriptor, int from, string word)
    {
        for (var i = from; i < descriptor.Parameters.Count; i++)
        {
            for (var choice = 0; choice < descriptor.Parameters[i].Choices.Count; choice++)
            {
                if (descriptor.Parameters[i].Choices[choice] == word)
                {
                    return (i, choice);
                }
            }
        }

        return null;
    }

    private static IndicatorSpecException Refused(string text, IndicatorDescriptor descriptor, string what)
    {
        var expected = descriptor.Parameters
            .Select(p => p.Kind == ParameterKind.Choice ? string.Join('|', p.Choices) : p.Name)
            .Concat(descriptor.DefaultInputs().Count switch { 0 => [], 1 => ["source"], _ => (string[])["first", "second"] });
        return new IndicatorSpecException(
            $"'{text}' does not fit: {what}. Expected {descriptor.Name}({string.Join(',', expected)}), as in {descriptor.DefaultSpec()}.");
    }
}
