using System.Text.Json;

namespace AlphaPulse.Collectors;

/// <summary>The properties of one JSON object of a message, found in one pass and read where they lie, without an allocation.</summary>
/// <remarks>Names and texts are compared as they are written: venues escape neither symbols nor numbers.</remarks>
public readonly ref struct StreamObject
{
    /// <summary>More properties than any message of a market has.</summary>
    public const int MaximumFields = 64;

    private const int DeepestNesting = 4;
    private readonly ReadOnlySpan<byte> _json;
    private readonly ReadOnlySpan<StreamField> _fields;
    private readonly int _depth;

    /// <summary>Finds the properties.</summary>
    /// <param name="json">The object and nothing else.</param>
    /// <param name="fields">Room for <see cref="MaximumFields"/>.</param>
    /// <param name="isNested">Whether the properties of objects in it are found in the same pass, for <see cref="Child"/>.</param>
    /// <exception cref="JsonException">It is no object, or has too many properties.</exception>
    public StreamObject(ReadOnlySpan<byte> json, Span<StreamField> fields, bool isNested = false)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("it is no object");
        }

        Span<int> parents = stackalloc int[DeepestNesting];
        var (count, depth) = (0, 0);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                if (depth == 0)
                {
                    break;
                }

                ref var parent = ref fields[parents[--depth]];
                parent = parent with { ValueLength = (int)reader.BytesConsumed - parent.ValueStart };
                continue;
            }

            if (count == fields.Length)
            {
                throw new JsonException($"it has more than {MaximumFields} properties");
            }

            var nameStart = (int)reader.TokenStartIndex + 1;
            var nameLength = reader.ValueSpan.Length;
            reader.Read();
            if (isNested && reader.TokenType == JsonTokenType.StartObject && depth < DeepestNesting)
            {
                fields[count] = new StreamField(nameStart, nameLength, (int)reader.TokenStartIndex, 0, JsonTokenType.StartObject, depth);
                parents[depth++] = count++;
                continue;
            }

            var (start, length) = StreamItems.Range(ref reader, out var type);
            fields[count++] = new StreamField(nameStart, nameLength, start, length, type, depth);
        }

        _json = json;
        _fields = fields[..count];
    }

    private StreamObject(ReadOnlySpan<byte> json, ReadOnlySpan<StreamField> fields, int depth)
    {
        _json = json;
        _fields = fields;
        _depth = depth;
    }

    /// <summary>The value of a property, the quotes of a text left out; empty where there is none or it is null.</summary>
    /// <param name="name">The name of the property.</param>
    public ReadOnlySpan<byte> this[ReadOnlySpan<byte> name] => Find(name) is var place and >= 0 && _fields[place].Type != JsonTokenType.Null
        ? _json.Slice(_fields[place].ValueStart, _fields[place].ValueLength)
        : default;

    /// <summary>What kind of value a property has.</summary>
    /// <param name="name">The name of the property.</param>
    /// <returns>The kind; none where it is not there.</returns>
    public JsonTokenType TypeOf(ReadOnlySpan<byte> name) => Find(name) is var place and >= 0 ? _fields[place].Type : JsonTokenType.None;

    /// <summary>Whether a property is there and not null.</summary>
    /// <param name="name">The name of the property.</param>
    /// <returns>Whether it is.</returns>
    public bool Has(ReadOnlySpan<byte> name) => TypeOf(name) is not (JsonTokenType.None or JsonTokenType.Null);

    /// <summary>A property that must be true or false.</summary>
    /// <param name="name">The name of the property.</param>
    /// <returns>Its value.</returns>
    /// <exception cref="JsonException">It is neither.</exception>
    public bool IsTrue(ReadOnlySpan<byte> name) => TypeOf(name) switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw StreamValue.Missing(name, "true or false", this[name]),
    };

    /// <summary>A property that must be a number, as a text or a number token, digit for digit.</summary>
    /// <param name="name">The name of the property.</param>
    /// <returns>The number.</returns>
    /// <exception cref="JsonException">It is no number that 28 digits hold exactly.</exception>
    public decimal Decimal(ReadOnlySpan<byte> name) => StreamValue.Decimal(this[name], name);

    /// <summary>A property that must be a whole number, as a text or a number token.</summary>
    /// <param name="name">The name of the property.</param>
    /// <returns>The number.</returns>
    /// <exception cref="JsonException">It is no whole number of 64 bits.</exception>
    public long Int64(ReadOnlySpan<byte> name) => StreamValue.Int64(this[name], name);

    /// <summary>A whole number that may be absent.</summary>
    /// <param name="name">The name of the property.</param>
    /// <returns>The number; <see langword="null"/> where there is none.</returns>
    /// <exception cref="JsonException">It is no whole number of 64 bits.</exception>
    public long? OptionalInt64(ReadOnlySpan<byte> name) => Has(name) ? Int64(name) : null;

    /// <summary>A property that must be a time in milliseconds since 1970.</summary>
    /// <param name="name">The name of the property.</param>
    /// <returns>The time, UTC.</returns>
    /// <exception cref="JsonException">It is no time in milliseconds between 1990 and 2100.</exception>
    public DateTimeOffset Milliseconds(ReadOnlySpan<byte> name) => StreamValue.Milliseconds(this[name], name);

    /// <summary>A property that must be a time of ISO 8601 with its offset.</summary>
    /// <param name="name">The name of the property.</param>
    /// <returns>The time, UTC.</returns>
    /// <exception cref="JsonException">It is no such time.</exception>
    public DateTimeOffset IsoTime(ReadOnlySpan<byte> name) => StreamValue.IsoTime(this[name], name);

    /// <summary>The object that a property holds, where it was found in the same pass.</summary>
    /// <param name="name">The name of the property.</param>
    /// <returns>The object.</returns>
    /// <exception cref="JsonException">The property holds no object.</exception>
    public StreamObject Child(ReadOnlySpan<byte> name)
    {
        var place = Find(name);
        if (place < 0 || _fields[place].Type != JsonTokenType.StartObject)
        {
            throw StreamValue.Missing(name, "an object", this[name]);
        }

        var end = ++place;
        while (end < _fields.Length && _fields[end].Depth > _depth)
        {
            end++;
        }

        return new StreamObject(_json, _fields[place..end], _depth + 1);
    }

    private int Find(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < _fields.Length; i++)
        {
            ref readonly var field = ref _fields[i];
            if (field.NameLength == name.Length && field.Depth == _depth && _json.Slice(field.NameStart, field.NameLength).SequenceEqual(name))
            {
                return i;
            }
        }

        return -1;
    }
}
