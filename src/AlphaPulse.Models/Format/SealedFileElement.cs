using System.Globalization;
using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>An object of a model file, read strictly: what is missing, of the wrong type or unknown is an error that names its place.</summary>
internal readonly struct PayloadElement(JsonElement element, string path, string source)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    internal static string FormatTime(DateTimeOffset time) =>
        time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>Whether an error means that the text is no JSON: text that is no UTF-8 is an invalid operation to the parser.</summary>
    internal static bool IsUnreadable(Exception error) => error is JsonException or InvalidOperationException;

    /// <summary>The members must be these in this order; a member that is not known may change the meaning of the others.</summary>
    internal void ExpectMembers(params ReadOnlySpan<string> names)
    {
        RequireObject();
        var i = 0;
        foreach (var member in element.EnumerateObject())
        {
            if (i == names.Length || !member.NameEquals(names[i]))
            {
                throw Refuse($"has the member '{member.Name}' where {(i == names.Length ? "the object should end" : $"'{names[i]}' is expected")}");
            }

            i++;
        }

        if (i < names.Length)
        {
            throw Refuse($"has no member '{names[i]}'");
        }
    }

    internal PayloadElement ReadObject(string name)
    {
        return new PayloadElement(Member(name, JsonValueKind.Object), $"{path}.{name}", source);
    }

    internal IReadOnlyList<PayloadElement> ReadList(string name)
    {
        var list = new List<PayloadElement>();
        foreach (var item in Member(name, JsonValueKind.Array).EnumerateArray())
        {
            list.Add(new PayloadElement(item, string.Create(CultureInfo.InvariantCulture, $"{path}.{name}[{list.Count}]"), source));
        }

        return list;
    }

    internal string ReadString(string name) => Member(name, JsonValueKind.String).GetString()!;

    internal string? ReadStringOrNull(string name)
    {
        RequireObject();
        return element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Null ? null : ReadString(name);
    }

    internal string ReadString() => element.ValueKind == JsonValueKind.String
        ? element.GetString()!
        : throw Refuse("is no text");

    internal IReadOnlyDictionary<string, string> ReadTexts(string name)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in Member(name, JsonValueKind.Object).EnumerateObject())
        {
            texts.Add(
                member.Name,
                member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : throw Refuse($"has '{name}.{member.Name}', which is no text"));
        }

        return texts;
    }

    internal int ReadInt32(string name, int least) =>
        Member(name, JsonValueKind.Number).TryGetInt32(out var value) && value >= least
            ? value
            : throw Refuse(string.Create(CultureInfo.InvariantCulture, $"has '{name}', which is no whole number of at least {least}"));

    internal long ReadInt64(string name) =>
        Member(name, JsonValueKind.Number).TryGetInt64(out var value) ? value : throw Refuse($"has '{name}', which is no whole number");

    internal double ReadDouble(string name) => Finite(Member(name, JsonValueKind.Number), name);

    internal double[] ReadDoubles(string name, int count)
    {
        var array = Member(name, JsonValueKind.Array);
        if (array.GetArrayLength() != count)
        {
            throw Refuse(string.Create(CultureInfo.InvariantCulture, $"has {array.GetArrayLength()} {name} where {count} are expected"));
        }

        var numbers = new double[count];
        var i = 0;
        foreach (var item in array.EnumerateArray())
        {
            numbers[i++] = item.ValueKind == JsonValueKind.Number ? Finite(item, name) : throw Refuse($"has a value in '{name}' that is no number");
        }

        return numbers;
    }

    /// <summary>Whole numbers; any count where none is given.</summary>
    internal int[] ReadInt32s(string name, int count = -1)
    {
        var array = Member(name, JsonValueKind.Array);
        if (count >= 0 && array.GetArrayLength() != count)
        {
            throw Refuse(string.Create(CultureInfo.InvariantCulture, $"has {array.GetArrayLength()} {name} where {count} are expected"));
        }

        var numbers = new int[array.GetArrayLength()];
        var i = 0;
        foreach (var item in array.EnumerateArray())
        {
            numbers[i++] = item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var value)
                ? value
                : throw Refuse($"has a value in '{name}' that is no whole number");
        }

        return numbers;
    }

    internal DateTimeOffset ReadTime(string name) =>
        DateTimeOffset.TryParseExact(
            ReadString(name), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw Refuse($"has '{name}', which is no time such as 2024-01-31T12:00:00Z");

    internal ModelFormatException Refuse(string reason, Exception? cause = null)
    {
        var message = $"The model file '{source}' cannot be used: {path} {reason}. Take the file from where it was made, or train again.";
        return cause is null ? new ModelFormatException(message) : new ModelFormatException(message, cause);
    }

    private double Finite(JsonElement number, string name) =>
        number.TryGetDouble(out var value) && double.IsFinite(value) ? value : throw Refuse($"has '{name}' with a number that is not finite");

    private JsonElement Member(string name, JsonValueKind kind)
    {
        RequireObject();
        if (!element.TryGetProperty(name, out var value))
        {
            throw Refuse($"has no member '{name}'");
        }

        return value.ValueKind == kind ? value : throw Refuse($"has '{name}' of type {value.ValueKind} instead of {kind}");
    }

    private void RequireObject()
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Refuse("is no object");
        }
    }
}
