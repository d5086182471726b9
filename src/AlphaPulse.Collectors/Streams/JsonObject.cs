using System.Text.Json;

namespace AlphaPulse.Collectors;

/// <summary>The properties of one JSON object of a message, found in one pass and read where they lie.</summary>
/// <remarks>Names and texts are compared as they are written: venues escape neither symbols nor numbers.</remarks>
internal readonly ref struct JsonObject
{
    /// <summary>More properties than any message of a market has.</summary>
    public const int MaximumFields = 64;

    private readonly ReadOnlySpan<byte> _json;
    private readonly ReadOnlySpan<JsonField> _fields;

    /// <summary>Finds the properties.</summary>
    /// <param name="json">The object and nothing else.</param>
    /// <param name="fields">Room for <see cref="MaximumFields"/>.</param>
    /// <exception cref="JsonException">It is no object, or has too many properties.</exception>
    public JsonObject(ReadOnlySpan<byte> json, Span<JsonField> fields)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("it is no object");
        }

        var count = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (count == fields.Length)
            {
                throw new JsonException($"it has more than {MaximumFields} properties");
            }

            var nameStart = (int)reader.TokenStartIndex + 1;
            var nameLength = reader.ValueSpan.Length;
            reader.Read();
            var (start, length) = JsonItems.Range(ref reader, out var type);
            fields[count++] = new JsonField(nameStart, nameLength, start, length, type);
        }

        _json = json;
        _fields = fields[..count];
    }

    /// <summary>The value of a property, the quotes of a text left out; empty where there is none or it is null.</summary>
    public ReadOnlySpan<byte> this[ReadOnlySpan<byte> name] =>
        Find(name) is { Type: not JsonTokenType.Null } field ? _json.Slice(field.ValueStart, field.ValueLength) : default;

    /// <summary>What kind of value a property has; none where it is not there.</summary>
    public JsonTokenType TypeOf(ReadOnlySpan<byte> name) => Find(name)?.Type ?? JsonTokenType.None;

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

    private JsonField? Find(ReadOnlySpan<byte> name)
    {
        foreach (ref readonly var field in _fields)
        {
            if (_json.Slice(field.NameStart, field.NameLength).SequenceEqual(name))
            {
                return field;
            }
        }

        return null;
    }
}
