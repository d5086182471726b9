using System.Globalization;
using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>The options in a specification of a learner, taken one by one: what is left at the end is known to nobody.</summary>
internal sealed class LearnerText
{
    private static readonly string[] Lists = ["categorical_columns", "interaction_groups", "monotone_columns"];

    private readonly string _text;
    private readonly LearnerNames _names;

    // By our name: the name that it was written under, and the value as we write it.
    private readonly Dictionary<string, (string Name, string Value)> _options = new(StringComparer.Ordinal);
    private readonly List<string> _known = [];

    public LearnerText(string text)
    {
        _text = text;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        Name = colon < 0 ? text : text[..colon];
        _names = LearnerAliases.Of(Name);
        foreach (var part in colon < 0 ? [] : Parts(text[(colon + 1)..]))
        {
            Add(part);
        }
    }

    public string Name { get; }

    public double Real(string name, double otherwise) => Take(name) is not { } value
        ? otherwise
        : Number(value);

    /// <summary>A number, or none where none is written.</summary>
    public double? OptionalReal(string name) => Take(name) is { } value ? Number(value) : null;

    public int Integer(string name, int otherwise) => Take(name) is not { } value
        ? otherwise
        : int.TryParse(value.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Refuse($"{value.Name} is '{value.Value}', which is no whole number");

    public bool Flag(string name, bool otherwise) => Take(name) switch
    {
        null => otherwise,
        { Value: "true" } => true,
        { Value: "false" } => false,
        { } value => throw Refuse($"{value.Name} is '{value.Value}'; write true or false"),
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
            if (Word(choice) == value.Value)
            {
                return choice;
            }
        }

        throw Refuse($"{value.Name} is '{value.Value}'; write one of {string.Join(", ", Enum.GetValues<TChoice>().Select(Word))}");
    }

    /// <summary>The columns of a list with commas between; those inside the parentheses of a name are its own.</summary>
    public IReadOnlyList<string>? Columns(string name) => Take(name) is { } value ? Split(value.Value, ',') : null;

    /// <summary>Groups of columns with bars between.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Groups(string name) =>
        Take(name) is { } value ? [.. Split(value.Value, '|').Select(group => Split(group, ','))] : null;

    /// <summary>Columns each with a direction behind a colon, as in <c>rsi(14):1</c>.</summary>
    public IReadOnlyDictionary<string, int>? Directions(string name)
    {
        if (Take(name) is not { } value)
        {
            return null;
        }

        var directions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in Split(value.Value, ','))
        {
            var colon = item.LastIndexOf(':');
            if (colon <= 0 || !int.TryParse(item.AsSpan(colon + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var direction) || direction is not (1 or -1) || !directions.TryAdd(item[..colon], direction))
            {
                throw Refuse($"{value.Name} has '{item}'; write each column once, as column:1 or column:-1");
            }
        }

        return directions;
    }

    /// <summary>Refuses what was not asked for.</summary>
    public void EnsureAllTaken()
    {
        if (_options.Count > 0)
        {
            var unknown = _options.Keys.Order(StringComparer.Ordinal).First();
            var question = NearNames.Question(NearNames.Of(unknown, [.. _known, .. _names.Aliases]));
            throw Refuse($"'{Name}' has no option '{unknown}'{question}; it has {string.Join(", ", _known.Order(StringComparer.Ordinal))}");
        }
    }

    public FormatException Refuse(string defect) => new($"The learner '{_text}' cannot be read: {defect}.");

    internal static string Word<TChoice>(TChoice choice)
        where TChoice : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(choice.ToString());

    /// <summary>Options with commas between; a part without a sign of equality goes on with the list of columns before it.</summary>
    private List<string> Parts(string options)
    {
        var parts = new List<string>();
        foreach (var part in options.Split(','))
        {
            var isColumn = parts.Count > 0 && !part.Contains('=', StringComparison.Ordinal) && Lists.Contains(_names.OptionOf(parts[^1].Split('=')[0]));
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

    private void Add(string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            throw Refuse($"'{part}' is no option; write each once, as name=value");
        }

        var (name, value) = (part[..equals], part[(equals + 1)..]);
        if (_names.FindReason(name, value) is { } reason)
        {
            throw Refuse($"'{part}' is not taken for an option of '{Name}': it {reason}");
        }

        var option = _names.OptionOf(name);
        if (!_options.TryAdd(option, (name, _names.ValueOf(name, value))))
        {
            var first = _options[option].Name;
            throw Refuse(first == name
                ? $"'{part}' is no option; write each once, as name=value"
                : $"'{first}' and '{name}' are one option; write only one of them");
        }
    }

    private double Number((string Name, string Value) option) => double.TryParse(option.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw Refuse($"{option.Name} is '{option.Value}', which is no number");

    private (string Name, string Value)? Take(string name)
    {
        _known.Add(name);
        return _options.Remove(name, out var value) ? value : null;
    }
}
