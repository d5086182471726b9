using System.Buffers.Binary;
using System.Text;

namespace AlphaPulse.Storage.Postgres;

/// <summary>Reads the fields of one row in the binary format of COPY, one after another.</summary>
/// <param name="bytes">The row, behind the number of its fields.</param>
/// <param name="place">The store, for messages.</param>
internal ref struct CopyRow(ReadOnlySpan<byte> bytes, string place)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>How long a row is.</summary>
    /// <param name="bytes">What was received, from the number of fields on.</param>
    /// <param name="fields">How many fields the row has.</param>
    /// <returns>The length with the number of fields, or 0 where not all of it was received.</returns>
    public static int Measure(ReadOnlySpan<byte> bytes, int fields)
    {
        var length = sizeof(short);
        for (var i = 0; i < fields; i++)
        {
            if (bytes.Length - length < sizeof(int))
            {
                return 0;
            }

            var size = BinaryPrimitives.ReadInt32BigEndian(bytes[length..]);
            length += sizeof(int) + Math.Max(size, 0);
        }

        return length <= bytes.Length ? length : 0;
    }

    public long? Int64OrNull() => Next(sizeof(long)) is { Length: > 0 } field ? BinaryPrimitives.ReadInt64BigEndian(field) : null;

    public long Int64() => Next(sizeof(long)) is { Length: > 0 } field
        ? BinaryPrimitives.ReadInt64BigEndian(field)
        : throw StoreDamage.Create(place, "a value is absent from a row of bars");

    public int Int32() => Next(sizeof(int)) is { Length: > 0 } field
        ? BinaryPrimitives.ReadInt32BigEndian(field)
        : throw StoreDamage.Create(place, "a value is absent from a row of bars");

    /// <summary>An array of texts of one dimension.</summary>
    public string?[]? Texts()
    {
        var size = TakeInt32();
        if (size < 0)
        {
            return null;
        }

        var (dimensions, _, type) = (TakeInt32(), TakeInt32(), TakeInt32());
        if (dimensions != 1 || type != CopyBuffer.TextType)
        {
            throw StoreDamage.Create(place, "the wide values of a row are not a list of texts");
        }

        var texts = new string?[TakeInt32()];
        TakeInt32();
        for (var i = 0; i < texts.Length; i++)
        {
            var length = TakeInt32();
            if (length >= 0)
            {
                texts[i] = Encoding.UTF8.GetString(_rest[..length]);
                _rest = _rest[length..];
            }
        }

        return texts;
    }

    private ReadOnlySpan<byte> Next(int expected)
    {
        var size = TakeInt32();
        if (size < 0)
        {
            return default;
        }

        if (size != expected)
        {
            throw StoreDamage.Create(place, $"a field of a row of bars has {size} bytes instead of {expected}");
        }

        var field = _rest[..size];
        _rest = _rest[size..];
        return field;
    }

    private int TakeInt32()
    {
        var value = BinaryPrimitives.ReadInt32BigEndian(_rest);
        _rest = _rest[sizeof(int)..];
        return value;
    }
}
