using System.Globalization;

namespace AlphaPulse.Features;

/// <summary>A specification taken apart: a name and its arguments, which may be specifications themselves.</summary>
internal sealed class LabelSpec
{
    private LabelSpec(string name, IReadOnlyList<string> arguments)
    {
        Name = name;
        Arguments = arguments;
    }

    public string Name { get; }

    public IReadOnlyList<string> Arguments { get; }

    /// <summary>Takes a text apart at the commas that lie within no further parentheses.</summary>
    public static LabelSpec? Read(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 1 || text[^1] != ')')
        {
            return null;
        }

        var arguments = new List<string>();
        var depth = 0;
        var from = open + 1;
        for (var i = from; i < text.Length - 1; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth < 0)
            {
                return null;
            }

            if (depth == 0 && text[i] == ',')
            {
                arguments.Add(text[from..i]);
                from = i + 1;
            }
        }

        arguments.Add(text[from..^1]);
        return depth == 0 ? new LabelSpec(text[..open], arguments) : null;
    }

    public bool TryGetBars(int index, out int bars) =>
        int.TryParse(Arguments[index], NumberStyles.None, CultureInfo.InvariantCulture, out bars);

    public bool TryGetNumber(int index, out decimal number) => DecimalText.TryParseExact(Arguments[index], out number);
}
