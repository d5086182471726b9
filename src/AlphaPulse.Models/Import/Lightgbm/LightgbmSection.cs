using System.Globalization;
using System.Numerics;

namespace AlphaPulse.Models;

/// <summary>A section of a text of LightGBM: lines of a name, an equals sign and a value.</summary>
/// <param name="place">The file and the section, for messages.</param>
internal sealed class LightgbmSection(string place)
{
    private readonly Dictionary<string, string> _lines = new(StringComparer.Ordinal);

    internal string Place { get; } = place;

    internal void Add(string line)
    {
        var sign = line.IndexOf('=', StringComparison.Ordinal);
        var name = sign < 0 ? line : line[..sign];
        if (!_lines.TryAdd(name, sign < 0 ? "" : line[(sign + 1)..]))
        {
            throw Refuse($"has the line '{name}' twice");
        }
    }

    internal bool Has(string name) => _lines.ContainsKey(name);

    internal string? Find(string name) => _lines.GetValueOrDefault(name);

    internal string Text(string name) => Find(name) ?? throw Refuse($"has no line '{name}'");

    internal int Integer(string name) => int.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw Refuse($"has '{name}' that is no whole number of 32 bits");

    /// <summary>As many numbers as a list has to have.</summary>
    internal double[] Doubles(string name, int count) => Numbers<double>(name, count, NumberStyles.Float);

    internal int[] Integers(string name, int count) => Numbers<int>(name, count, NumberStyles.AllowLeadingSign);

    internal uint[] Words(string name, int count) => Numbers<uint>(name, count, NumberStyles.None);

    /// <summary>The numbers of a list that older files do not have, or zeros.</summary>
    internal double[] DoublesOrZeros(string name, int count) => string.IsNullOrWhiteSpace(Find(name)) ? new double[count] : Doubles(name, count);

    internal ModelImportException Refuse(string reason, ModelImportRefusal refusal = ModelImportRefusal.Format) => new(refusal, $"{Place} {reason}.");

    private T[] Numbers<T>(string name, int count, NumberStyles style)
        where T : INumberBase<T>
    {
        var text = Text(name);
        var numbers = new List<T>();
        foreach (var range in text.AsSpan().Split(' '))
        {
            var part = text.AsSpan(range);
            if (part.IsWhiteSpace())
            {
                continue;
            }

            numbers.Add(T.TryParse(part, style, CultureInfo.InvariantCulture, out var number) ? number
                : part is "inf" && typeof(T) == typeof(double) ? T.CreateChecked(double.PositiveInfinity)
                : part is "-inf" && typeof(T) == typeof(double) ? T.CreateChecked(double.NegativeInfinity)
                : throw Refuse($"has '{part[..Math.Min(part.Length, 32)]}' in '{name}', which is no number of its kind"));
        }

        return numbers.Count == count
            ? [.. numbers]
            : throw Refuse(string.Create(CultureInfo.InvariantCulture, $"has {numbers.Count} numbers in '{name}' instead of {count}"));
    }
}
