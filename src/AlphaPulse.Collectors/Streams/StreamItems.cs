using System.Text.Json;

namespace AlphaPulse.Collectors;

/// <summary>Goes through the items of one JSON list of a message, each as it lies there, without an allocation.</summary>
public ref struct StreamItems
{
    private readonly ReadOnlySpan<byte> _json;
    private Utf8JsonReader _reader;

    /// <summary>Begins before the first item.</summary>
    /// <param name="json">The list and nothing else.</param>
    /// <param name="name">What it is, for errors.</param>
    /// <exception cref="JsonException">It is no list.</exception>
    public StreamItems(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name)
    {
        _json = json;
        _reader = new Utf8JsonReader(json);
        if (json.IsEmpty || !_reader.Read() || _reader.TokenType != JsonTokenType.StartArray)
        {
            throw StreamValue.Missing(name, "a list", json);
        }
    }

    /// <summary>The item, the quotes of a text left out.</summary>
    public ReadOnlySpan<byte> Current { readonly get; private set; }

    /// <summary>What kind of value the item is.</summary>
    public JsonTokenType Type { readonly get; private set; }

    /// <summary>Goes to the next item.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="JsonException">The list is no JSON.</exception>
    public bool MoveNext()
    {
        if (!_reader.Read() || _reader.TokenType == JsonTokenType.EndArray)
        {
            return false;
        }

        var (start, length) = Range(ref _reader, out var type);
        Current = _json.Slice(start, length);
        Type = type;
        return true;
    }

    /// <summary>Goes to the next item, which must be there.</summary>
    /// <param name="name">What it is, for errors.</param>
    /// <returns>The item, the quotes of a text left out.</returns>
    /// <exception cref="JsonException">There is none.</exception>
    public ReadOnlySpan<byte> Next(ReadOnlySpan<byte> name) => MoveNext() ? Current : throw StreamValue.Missing(name, "a value", default);

    /// <summary>Where a value lies, the quotes of a text left out; goes to its end.</summary>
    internal static (int Start, int Length) Range(ref Utf8JsonReader reader, out JsonTokenType type)
    {
        type = reader.TokenType;
        var start = (int)reader.TokenStartIndex;
        if (type == JsonTokenType.String)
        {
            return (start + 1, reader.ValueSpan.Length);
        }

        if (type is JsonTokenType.StartArray or JsonTokenType.StartObject)
        {
            reader.Skip();
        }

        return (start, (int)reader.BytesConsumed - start);
    }

    /// <summary>Whether a text is one JSON value and nothing else.</summary>
    internal static bool IsWhole(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
            }

            return reader.BytesConsumed > 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
