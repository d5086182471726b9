using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>A value of a document with its place, which refusals name.</summary>
/// <param name="Value">The value.</param>
/// <param name="Place">The file and the names of the members above.</param>
internal readonly record struct ForeignElement(ForeignValue Value, string Place)
{
    internal bool Has(string name) => Value.Members?.ContainsKey(name) == true;

    internal ForeignElement Member(string name) => TryMember(name) ?? throw Refuse($"has no '{name}'");

    internal ForeignElement? TryMember(string name) =>
        Value.Members is { } members && members.TryGetValue(name, out var value) && value != ForeignValue.Null
            ? new ForeignElement(value, $"{Place}.{name}")
            : null;

    internal string Text(string name) => Member(name).AsText();

    internal string AsText() => Value.Text ?? throw Refuse("is no text");

    /// <summary>A whole number, which may be written as a text.</summary>
    internal int Integer(string name) => Member(name).AsInteger();

    internal int AsInteger()
    {
        var number = AsDouble();
        return Math.Floor(number) == number && number is >= int.MinValue and <= int.MaxValue ? (int)number : throw Refuse("is no whole number of 32 bits");
    }

    /// <summary>A number, which may be written as a text.</summary>
    internal double AsDouble() =>
        Value.Number
        ?? (Value.Text is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Refuse("is no number"));

    internal double[] Doubles(string name) => Member(name).AsDoubles();

    internal double[] AsDoubles() => Value.Numbers ?? (Value.Items is { Count: 0 } ? [] : throw Refuse("is no list of numbers"));

    internal float[] Singles(string name) => Array.ConvertAll(Doubles(name), number => (float)number);

    internal int[] Integers(string name)
    {
        var element = Member(name);
        return Array.ConvertAll(element.AsDoubles(), number => Math.Floor(number) == number && Math.Abs(number) <= int.MaxValue
            ? (int)number
            : throw element.Refuse(string.Create(CultureInfo.InvariantCulture, $"has the number {number}, which is no whole number of 32 bits")));
    }

    internal IEnumerable<ForeignElement> Items(string name) => Member(name).Items();

    internal IEnumerable<ForeignElement> Items()
    {
        var place = Place;
        return Value.Items is { } items
            ? items.Select((item, number) => new ForeignElement(item, string.Create(CultureInfo.InvariantCulture, $"{place}[{number}]")))
            : throw Refuse("is no list");
    }

    internal ModelImportException Refuse(string reason, ModelImportRefusal refusal = ModelImportRefusal.Format) => new(refusal, $"{Place} {reason}.");
}
