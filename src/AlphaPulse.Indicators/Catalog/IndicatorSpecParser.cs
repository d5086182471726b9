using System.Globalization;

namespace AlphaPulse.Indicators;

internal static class IndicatorSpecParser
{
    public static IndicatorSpec Parse(string text)
    {
        var (name, words) = Split(text);
        var descriptor = IndicatorCatalog.Find(name)
            ?? throw new IndicatorSpecException($"'{text}' names no indicator: there is no '{name}'{IndicatorCatalog.Suggest(name)}.");
        var arguments = descriptor.Parameters.Select(p => p.Default).ToArray();
        var source = descriptor.DefaultSource;
        var next = 0;
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            if (DecimalText.TryParseExact(word, out var number))
            {
                arguments[next] = CheckNumber(text, descriptor, next, number);
                next++;
            }
            else if (FindChoice(descriptor, next, word) is var (parameter, choice))
            {
                arguments[parameter] = choice;
                next = parameter + 1;
            }
            else if (i == words.Length - 1 && source is not null && PriceSources.TryFind(word, out var named))
            {
                source = named;
            }
            else
            {
                throw Refused(text, descriptor, $"'{word}' is neither a number nor an option nor, at the end, a price source");
            }
        }

        return descriptor.Refuse(arguments) is { } reason
            ? throw Refused(text, descriptor, reason)
            : new IndicatorSpec(descriptor, arguments, source);
    }

    private static (string Name, string[] Words) Split(string text)
    {
        var compact = text.Trim().ToLowerInvariant();
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
        return (compact[..open].TrimEnd(), string.IsNullOrWhiteSpace(inside) ? [] : inside.Split(',', StringSplitOptions.TrimEntries));
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
            .Concat(descriptor.DefaultSource is null ? [] : ["source"]);
        return new IndicatorSpecException(
            $"'{text}' does not fit: {what}. Expected {descriptor.Name}({string.Join(',', expected)}), as in {descriptor.DefaultSpec()}.");
    }
}
