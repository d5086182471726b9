using System.Globalization;
using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>The options in a specification of a learner, taken one by one: what is left at the end is known to nobody.</summary>
internal sealed class LearnerText
{
    private readonly string _text;
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);
    private readonly List<string> _known = [];

    public LearnerText(string text)
    {
        _text = text;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        Name = colon < 0 ? text : text[..colon];
        foreach (var part in colon < 0 ? [] : text[(colon + 1)..].Split(','))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !_options.TryAdd(part[..equals], part[(equals + 1)..]))
            {
                throw Refuse($"'{part}' is no option; write each once, as name=value");
            }
        }
    }

    public string Name { get; }

    public double Real(string name, double otherwise) => Take(name) is not { } value
        ? otherwise
        : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Refuse($"{name} is '{value}', which is no number");

    public int Integer(string name, int otherwise) => Take(name) is not { } value
        ? otherwise
        : int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Refuse($"{name} is '{value}', which is no whole number");

    public bool Flag(string name, bool otherwise) => Take(name) switch
    {
        null => otherwise,
        "true" => true,
        "false" => false,
        { } value => throw Refuse($"{name} is '{value}'; write true or false"),
    };

    public TChoice Choice<TChoice>(string name, TChoice otherwise)
        where TChoice : struct, Enum
    {
        if (Take(name) is not { } value)
        {
            return otherwise;
        }

        foreach (var choice in Enum.GetValues<TChoice>())
        {
            if (Word(choice) == value)
            {
                return choice;
            }
        }

        throw Refuse($"{name} is '{value}'; write one of {string.Join(", ", Enum.GetValues<TChoice>().Select(Word))}");
    }

    /// <summary>Refuses what was not asked for.</summary>
    public void EnsureAllTaken()
    {
        if (_options.Count > 0)
        {
            throw Refuse($"'{Name}' has no option '{_options.Keys.Order(StringComparer.Ordinal).First()}'; it has {string.Join(", ", _known.Order(StringComparer.Ordinal))}");
        }
    }

    public FormatException Refuse(string defect) => new($"The learner '{_text}' cannot be read: {defect}.");

    internal static string Word<TChoice>(TChoice choice)
        where TChoice : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(choice.ToString());

    private string? Take(string name)
    {
        _known.Add(name);
        return _options.Remove(name, out var value) ? value : null;
    }
}
