using System.Text.Json;

namespace AlphaPulse.Collectors;

/// <summary>The properties of one JSON object of a message, found in one pass and read where they lie.</summary>
/// <remarks>Names and texts are compared as they are written: venues escape neither symbols nor numbers.</remarks>
internal readonly ref struct JsonObject
{
    /// <summary>More properties than any message of a market has.</summary>
    public const int MaximumFields = 64;

    private const int DeepestNesting = 4;
    private readonly ReadOnlySpan<byte> _json;
    private readonly ReadOnlySpan<JsonField> _fields;
    private readonly int _depth;

    /// <summary>Finds the properties.</summary>
    /// <param name="json">The object and nothing else.</param>
    /// <param name="fields">Room for <see cref="MaximumFields"/>.</param>
    /// <param name="isNested">Whether the properties of objects in it are found in the same pass, for <see cref="Child"/>.</param>
    /// <exception cref="JsonException">It is no object, or has too many properties.</exception>
    public JsonObject(ReadOnlySpan<byte> json, Span<JsonField> fields, bool isNested = false)
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
                fields[count] = new JsonField(nameStart, nameLength, (int)reader.TokenStartIndex, 0, JsonTokenType.StartObject, depth);
                parents[depth++] = count++;
                continue;
            }

            var (start, length) = JsonItems.Range(ref reader, out var type);
            fields[count++] = new JsonField(nameStart, nameLength, start, length, type, depth);
        }

        _json = json;
        _fields = fields[..count];
    }

    private JsonObject(ReadOnlySpan<byte> json, ReadOnlySpan<JsonField> fields, int depth)
    {
        _json = json;
        _fields = fields;
        _depth = depth;
    }

    /// <summary>The value of a property, the quotes of a text left out; empty where there is none or it is null.</summary>
    public ReadOnlySpan<byte> this[ReadOnlySpan<byte> name] => Find(name) is var place and >= 0 && _fields[place].Type != JsonTokenType.Null
        ? _json.Slice(_fields[place].ValueStart, _fields[place].ValueLength)
        : default;

    /// <summary>What kind of value a property has; none where it is not there.</summary>
    public JsonTokenType TypeOf(ReadOnlySpan<byte> name) => Find(name) is var place and >= 0 ? _fields[place].Type : JsonTokenType.None;

    public bool Has(ReadOnlySpan<byte> name) => TypeOf(name) is not (JsonTokenType.None or JsonTokenType.Null);

    public bool IsTrue(ReadOnlySpan<byte> name) => TypeOf(name) switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw StreamValue.Missing(name, "true or false", this[name]),
    };

    public decimal Decimal(ReadOnlySpan<byte> name) => StreamValue.Decimal(this[name], name);

    public long Int64(ReadOnlySpan<byte> name) => StreamValue.Int64(this[name], name);

    public long? OptionalInt64(ReadOnlySpan<byte> name) => Has(name) ? Int64(name) : null;

    public DateTimeOffset Milliseconds(ReadOnlySpan<byte> name) => StreamValue.Milliseconds(this[name], name);

    public DateTimeOffset IsoTime(ReadOnlySpan<byte> name) => StreamValue.IsoTime(this[name], name);

    /// <summary>The object that a property holds, where it was found in the same pass.</summary>
    /// <exception cref="JsonException">The property holds no object.</exception>
    public JsonObject Child(ReadOnlySpan<byte> name)
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

        return new JsonObject(_json, _fields[place..end], _depth + 1);
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
