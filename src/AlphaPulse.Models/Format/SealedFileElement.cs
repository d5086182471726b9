using System.Globalization;
using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>An object of a file, read strictly: what is missing, of the wrong type or unknown is an error that names its place.</summary>
/// <remarks>
/// Errors are of the type that the format makes: <see cref="SealedFileFormat.CreateError"/>, <see cref="SealedJournalFormat.CreateError"/>.
/// Safe for use from any thread.
/// </remarks>
public sealed class SealedFileElement
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    private readonly JsonElement _element;
    private readonly string _path;
    private readonly Func<string, Exception?, AlphaPulseException> _createError;

    /// <summary>Creates an element.</summary>
    /// <param name="element">The element.</param>
    /// <param name="path">Its place in the document, for messages.</param>
    /// <param name="createError">Makes the error from what is wrong where, such as <c>the document is no object</c>, and its cause.</param>
    internal SealedFileElement(JsonElement element, string path, Func<string, Exception?, AlphaPulseException> createError)
    {
        _element = element;
        _path = path;
        _createError = createError;
    }

    internal static string FormatTime(DateTimeOffset time) =>
        time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>Refuses other members than these in this order; a member that is not known may change the meaning of the others.</summary>
    /// <param name="names">The names of all members.</param>
    /// <exception cref="AlphaPulseException">It is no object, or has other members.</exception>
    public void ExpectMembers(params ReadOnlySpan<string> names)
    {
        RequireObject();
        var i = 0;
        foreach (var member in _element.EnumerateObject())
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

    /// <summary>Reads a member that is an object.</summary>
    /// <param name="name">The name of the member.</param>
    /// <returns>The object.</returns>
    /// <exception cref="AlphaPulseException">There is no such object.</exception>
    public SealedFileElement ReadObject(string name) => Inner(Member(name, JsonValueKind.Object), $"{_path}.{name}");

    /// <summary>Reads a member that is an array.</summary>
    /// <param name="name">The name of the member.</param>
    /// <returns>Its items, in their order.</returns>
    /// <exception cref="AlphaPulseException">There is no such array.</exception>
    public IReadOnlyList<SealedFileElement> ReadList(string name)
    {
        var list = new List<SealedFileElement>();
        foreach (var item in Member(name, JsonValueKind.Array).EnumerateArray())
        {
            list.Add(Inner(item, string.Create(CultureInfo.InvariantCulture, $"{_path}.{name}[{list.Count}]")));
        }

        return list;
    }

    /// <summary>Reads a member that is a text.</summary>
    /// <param name="name">The name of the member.</param>
    /// <returns>The text.</returns>
    /// <exception cref="AlphaPulseException">There is no such text.</exception>
    public string ReadString(string name) => Member(name, JsonValueKind.String).GetString()!;

    /// <summary>Reads a member that is a text, or null where there is none to give.</summary>
    /// <param name="name">The name of the member.</param>
    /// <returns>The text, or null.</returns>
    /// <exception cref="AlphaPulseException">There is no such member, or it is something else.</exception>
    public string? ReadStringOrNull(string name) => IsNull(name) ? null : ReadString(name);

    internal string ReadString() => _element.ValueKind == JsonValueKind.String
        ? _element.GetString()!
        : throw Refuse("is no text");

    /// <summary>Bytes that were written in base 64.</summary>
    internal byte[] ReadBytes(string name) => Member(name, JsonValueKind.String).TryGetBytesFromBase64(out var bytes)
        ? bytes
        : throw Refuse($"has '{name}', which is no text in base 64");

    /// <summary>Whether there is a member of that name, whatever it holds.</summary>
    /// <param name="name">The name of the member.</param>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="AlphaPulseException">It is no object.</exception>
    public bool HasMember(string name)
    {
        RequireObject();
        return _element.TryGetProperty(name, out _);
    }

    /// <summary>Reads a member that is an object of texts.</summary>
    /// <param name="name">The name of the member.</param>
    /// <returns>The texts by their names.</returns>
    /// <exception cref="AlphaPulseException">There is no such object, or it holds something else.</exception>
    public IReadOnlyDictionary<string, string> ReadTexts(string name)
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

    /// <summary>Reads a member that is a whole number.</summary>
    /// <param name="name">The name of the member.</param>
    /// <param name="least">The least value that is allowed.</param>
    /// <param name="most">The greatest value that is allowed.</param>
    /// <returns>The number.</returns>
    /// <exception cref="AlphaPulseException">There is no such number, or it is out of its range.</exception>
    public int ReadInt32(string name, int least, int most = int.MaxValue) =>
        Member(name, JsonValueKind.Number).TryGetInt32(out var value) && value >= least && value <= most
            ? value
            : throw Refuse(most == int.MaxValue
                ? string.Create(CultureInfo.InvariantCulture, $"has '{name}', which is no whole number of at least {least}")
                : string.Create(CultureInfo.InvariantCulture, $"has '{name}', which is no whole number from {least} to {most}"));

    /// <summary>Reads a member that is a whole number of 64 bits.</summary>
    /// <param name="name">The name of the member.</param>
    /// <returns>The number.</returns>
    /// <exception cref="AlphaPulseException">There is no such number.</exception>
    public long ReadInt64(string name) =>
        Member(name, JsonValueKind.Number).TryGetInt64(out var value) ? value : throw Refuse($"has '{name}', which is no whole number");

    /// <summary>Reads a member that is a finite number.</summary>
    /// <param name="name">The name of the member.</param>
    /// <param name="least">The least value that is allowed.</param>
    /// <param name="most">The greatest value that is allowed.</param>
    /// <returns>The number.</returns>
    /// <exception cref="AlphaPulseException">There is no such number, or it is out of its range.</exception>
    public double ReadDouble(string name, double least = double.MinValue, double most = double.MaxValue)
    {
        var value = Finite(Member(name, JsonValueKind.Number), name);
        return value >= least && value <= most
            ? value
            : throw Refuse(string.Create(CultureInfo.InvariantCulture, $"has '{name}' of {value}, out of its range from {least} to {most}"));
    }

    /// <summary>Reads a member that is a finite number, or null where there is none to give.</summary>
    /// <param name="name">The name of the member.</param>
    /// <param name="least">The least value that is allowed.</param>
    /// <returns>The number, or null.</returns>
    /// <exception cref="AlphaPulseException">There is no such member, or it is out of its range.</exception>
    public double? ReadDoubleOrNull(string name, double least = double.MinValue) => IsNull(name) ? null : ReadDouble(name, least);

    /// <summary>Reads a member that is an array of finite numbers.</summary>
    /// <param name="name">The name of the member.</param>
    /// <param name="count">How many there must be; any number where it is -1.</param>
    /// <returns>The numbers, in their order.</returns>
    /// <exception cref="AlphaPulseException">There is no such array, or it holds something else.</exception>
    public double[] ReadDoubles(string name, int count = -1) => ReadArray(
        name, count, item => item.ValueKind == JsonValueKind.Number ? Finite(item, name) : throw Refuse($"has a value in '{name}' that is no number"));

    /// <summary>Whole numbers; any count where none is given.</summary>
    internal int[] ReadInt32s(string name, int count = -1) => ReadArray(
        name,
        count,
        item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var value)
            ? value
            : throw Refuse($"has a value in '{name}' that is no whole number"));

    /// <summary>Reads a member that is a time such as <c>2024-01-31T12:00:00Z</c>.</summary>
    /// <param name="name">The name of the member.</param>
    /// <returns>The time, UTC.</returns>
    /// <exception cref="AlphaPulseException">There is no such time.</exception>
    public DateTimeOffset ReadTime(string name) =>
        DateTimeOffset.TryParseExact(
            ReadString(name), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw Refuse($"has '{name}', which is no time such as 2024-01-31T12:00:00Z");

    /// <summary>Makes the error that this object cannot be used.</summary>
    /// <param name="reason">What is wrong, to follow the place in the message, such as <c>is no tree</c>.</param>
    /// <param name="cause">The error that says so, if there is one.</param>
    /// <returns>The error, to be thrown.</returns>
    public AlphaPulseException Refuse(string reason, Exception? cause = null) => _createError($"{_path} {reason}", cause);

    private SealedFileElement Inner(JsonElement element, string path) => new(element, path, _createError);

    private T[] ReadArray<T>(string name, int count, Func<JsonElement, T> read)
    {
        var array = Member(name, JsonValueKind.Array);
        if (count >= 0 && array.GetArrayLength() != count)
        {
            throw Refuse(string.Create(CultureInfo.InvariantCulture, $"has {array.GetArrayLength()} {name} where {count} are expected"));
        }

        var values = new T[array.GetArrayLength()];
        var i = 0;
        foreach (var item in array.EnumerateArray())
        {
            values[i++] = read(item);
        }

        return values;
    }

    private bool IsNull(string name)
    {
        RequireObject();
        return _element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Null;
    }

    private double Finite(JsonElement number, string name) =>
        number.TryGetDouble(out var value) && double.IsFinite(value) ? value : throw Refuse($"has '{name}' with a number that is not finite");

    private JsonElement Member(string name, JsonValueKind kind)
    {
        RequireObject();
        if (!_element.TryGetProperty(name, out var value))
        {
            throw Refuse($"has no member '{name}'");
        }

        return value.ValueKind == kind ? value : throw Refuse($"has '{name}' of type {value.ValueKind} instead of {kind}");
    }

    private void RequireObject()
    {
        if (_element.ValueKind != JsonValueKind.Object)
        {
            throw Refuse("is no object");
        }
    }
}
