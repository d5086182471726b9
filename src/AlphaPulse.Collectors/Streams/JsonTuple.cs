using System.Text.Json;

namespace AlphaPulse.Collectors;

/// <summary>The items of a short JSON list of a message by their places.</summary>
internal readonly ref struct JsonTuple
{
    /// <summary>More items than any message that is a list has.</summary>
    public const int MaximumItems = 16;

    private readonly ReadOnlySpan<byte> _json;
    private readonly ReadOnlySpan<JsonField> _items;

    /// <summary>Finds the items.</summary>
    /// <param name="json">The list and nothing else.</param>
    /// <param name="items">Room for <see cref="MaximumItems"/>.</param>
    /// <exception cref="JsonException">It is no list, or too long.</exception>
    public JsonTuple(ReadOnlySpan<byte> json, Span<JsonField> items)
    {
        var reader = new Utf8JsonReader(json);
        if (json.IsEmpty || !reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            throw StreamValue.Missing("the message"u8, "a list", json);
        }

        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (count == items.Length)
            {
                throw new JsonException($"a list has more than {items.Length} items");
            }

            var (start, length) = JsonItems.Range(ref reader, out var type);
            items[count++] = new JsonField(0, 0, start, length, type);
        }

        _json = json;
        _items = items[..count];
    }

    public int Count => _items.Length;

    /// <summary>The item at a place, the quotes of a text left out.</summary>
    /// <exception cref="JsonException">The list is too short.</exception>
    public ReadOnlySpan<byte> this[int place] => _json.Slice(At(place).ValueStart, At(place).ValueLength);

    public JsonTokenType TypeOf(int place) => At(place).Type;

    private JsonField At(int place) => place >= 0 && place < _items.Length
        ? _items[place]
        : throw new JsonException($"a list has {_items.Length} items, too few for place {place}");
}
