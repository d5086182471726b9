using System.Globalization;
using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>The options in a specification of a learner, taken one by one: what is left at the end is known to nobody.</summary>
internal sealed class LearnerText
{
    private static readonly string[] Lists = ["categorical_columns=", "interaction_groups=", "monotone_columns="];

    private readonly string _text;
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);
    private readonly List<string> _known = [];

    public LearnerText(string text)
    {
        _text = text;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        Name = colon < 0 ? text : text[..colon];
        foreach (var part in colon < 0 ? [] : Parts(text[(colon + 1)..]))
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

    /// <summary>The columns of a list with commas between; those inside the parentheses of a name are its own.</summary>
    public IReadOnlyList<string>? Columns(string name) => Take(name) is { } value ? Split(value, ',') : null;

    /// <summary>Groups of columns with bars between.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Groups(string name) =>
        Take(name) is { } value ? [.. Split(value, '|').Select(group => Split(group, ','))] : null;

    /// <summary>Columns each with a direction behind a colon, as in <c>rsi(14):1</c>.</summary>
    public IReadOnlyDictionary<string, int>? Directions(string name)
    {
        if (Take(name) is not { } value)
        {
            return null;
        }

        var directions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in Split(value, ','))
        {
            var colon = item.LastIndexOf(':');
            if (colon <= 0 || !int.TryParse(item.AsSpan(colon + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var direction) || direction is not (1 or -1) || !directions.TryAdd(item[..colon], direction))
            {
                throw Refuse($"{name} has '{item}'; write each column once, as column:1 or column:-1");
            }
        }

        return directions;
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

    /// <summary>Options with commas between; a part without a sign of equality goes on with the list of columns before it.</summary>
    private static List<string> Parts(string options)
    {
        var parts = new List<string>();
        foreach (var part in options.Split(','))
        {
            var isColumn = parts.Count > 0 && !part.Contains('=', StringComparison.Ordinal) && Lists.Any(l => parts[^1].StartsWith(l, StringComparison.Ordinal));
            if (isColumn)
            {
                parts[^1] += "," + part;
            }
            else
            {
                parts.Add(part);
            }
        }

        return parts;
    }

    private static List<string> Split(string list, char separator)
    {
        var items = new List<string>();
        var (depth, start) = (0, 0);
        for (var i = 0; i <= list.Length; i++)
        {
            depth += i < list.Length ? list[i] switch { '(' => 1, ')' => -1, _ => 0 } : 0;
            if (i == list.Length || (list[i] == separator && depth == 0))
            {
                items.Add(list[start..i]);
                start = i + 1;
            }
        }

        return list.Length == 0 ? [] : items;
    }

    private string? Take(string name)
    {
        _known.Add(name);
        return _options.Remove(name, out var value) ? value : null;
    }
}
