using System.Text.Json;

namespace AlphaPulse.Collectors;

/// <summary>The items of a short JSON list of a message by their places, without an allocation.</summary>
public readonly ref struct StreamTuple
{
    /// <summary>More items than any message that is a list has.</summary>
    public const int MaximumItems = 16;

    private readonly ReadOnlySpan<byte> _json;
    private readonly ReadOnlySpan<StreamField> _items;

    /// <summary>Finds the items.</summary>
    /// <param name="json">The list and nothing else.</param>
    /// <param name="items">Room for <see cref="MaximumItems"/>.</param>
    /// <exception cref="JsonException">It is no list, or too long.</exception>
    public StreamTuple(ReadOnlySpan<byte> json, Span<StreamField> items)
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

            var (start, length) = StreamItems.Range(ref reader, out var type);
            items[count++] = new StreamField(0, 0, start, length, type);
        }

        _json = json;
        _items = items[..count];
    }

    /// <summary>How many items there are.</summary>
    public int Count => _items.Length;

    /// <summary>The item at a place, the quotes of a text left out.</summary>
    /// <param name="place">The place, from 0.</param>
    /// <exception cref="JsonException">The list is too short.</exception>
    public ReadOnlySpan<byte> this[int place] => _json.Slice(At(place).ValueStart, At(place).ValueLength);

    /// <summary>What kind of value the item at a place is.</summary>
    /// <param name="place">The place, from 0.</param>
    /// <returns>The kind.</returns>
    /// <exception cref="JsonException">The list is too short.</exception>
    public JsonTokenType TypeOf(int place) => At(place).Type;

    private StreamField At(int place) => place >= 0 && place < _items.Length
        ? _items[place]
        : throw new JsonException($"a list has {_items.Length} items, too few for place {place}");
}
