using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace AlphaPulse.Models;

/// <summary>Reads UBJSON (draft 12), the binary form of JSON in which XGBoost writes models by default.</summary>
internal ref struct ForeignUbjson
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly string _source;
    private int _at;

    private ForeignUbjson(ReadOnlySpan<byte> bytes, string source)
    {
        _bytes = bytes;
        _source = source;
    }

    /// <summary>Whether a document is of this form: it begins with an object whose first name has a length, not a quote.</summary>
    internal static bool IsOne(ReadOnlySpan<byte> bytes) => bytes.Length > 1 && bytes[0] == (byte)'{' && bytes[1] is (byte)'L' or (byte)'l' or (byte)'i' or (byte)'U' or (byte)'I' or (byte)'$' or (byte)'#';

    internal static ForeignElement Read(ReadOnlySpan<byte> bytes, string source)
    {
        var reader = new ForeignUbjson(bytes, source);
        var value = reader.ReadValue(reader.Take(), 0);
        return reader._at == bytes.Length ? new ForeignElement(value, source) : throw reader.Refuse("has something after its end");
    }

    private ForeignValue ReadValue(byte marker, int level)
    {
        if (level > ForeignJson.MostLevels)
        {
            throw new ModelImportException(
                ModelImportRefusal.Size, string.Create(CultureInfo.InvariantCulture, $"{_source} is nested more than {ForeignJson.MostLevels} levels deep."));
        }

        return marker switch
        {
            (byte)'{' => ReadObject(level),
            (byte)'[' => ReadArray(level),
            (byte)'S' => new ForeignValue { Text = ReadText() },
            (byte)'C' => new ForeignValue { Text = ((char)Take()).ToString() },
            (byte)'Z' => ForeignValue.Null,
            (byte)'T' => ForeignValue.True,
            (byte)'F' => ForeignValue.False,
            _ => new ForeignValue { Number = ReadNumber(marker) },
        };
    }

    private ForeignValue ReadObject(int level)
    {
        var (type, count) = ReadKind();
        var members = new Dictionary<string, ForeignValue>(StringComparer.Ordinal);
        while (count is { } known ? members.Count < known : !TryTake((byte)'}'))
        {
            var name = ReadText();
            if (!members.TryAdd(name, ReadValue(type ?? Take(), level + 1)))
            {
                throw Refuse($"has the member '{name}' twice");
            }
        }

        return new ForeignValue { Members = members };
    }

    private ForeignValue ReadArray(int level)
    {
        var (type, count) = ReadKind();
        if (type is { } of && SizeOf(of) is var size && size > 0 && count is { } numbers)
        {
            // As many as the rest of the document can have.
            if (numbers > (_bytes.Length - _at) / size)
            {
                throw Refuse("ends too early");
            }

            var packed = new double[numbers];
            for (var i = 0; i < packed.Length; i++)
            {
                packed[i] = ReadNumber(of);
            }

            return new ForeignValue { Numbers = packed };
        }

        var items = new List<ForeignValue>();
        while (count is { } known ? items.Count < known : !TryTake((byte)']'))
        {
            // Items of a type without a body would take no room of the document, so there could be any number of them.
            items.Add(ReadValue(type is (byte)'Z' or (byte)'T' or (byte)'F' or (byte)'N' ? throw Refuse("has a list of values without a body") : type ?? Take(), level + 1));
        }

        return items.Count > 0 && items.TrueForAll(item => item.Number is not null)
            ? new ForeignValue { Numbers = [.. items.Select(item => item.Number!.Value)] }
            : new ForeignValue { Items = items };
    }

    /// <summary>The type and the number of the values of a container, as far as it says so before them.</summary>
    private (byte? Type, int? Count) ReadKind()
    {
        byte? type = TryTake((byte)'$') ? Take() : null;
        if (TryTake((byte)'#'))
        {
            return (type, ReadLength());
        }

        return type is null ? (null, null) : throw Refuse("has a container with a type but without a length");
    }

    private string ReadText()
    {
        var length = ReadLength();
        if (length > _bytes.Length - _at)
        {
            throw Refuse("ends too early");
        }

        _at += length;
        return Encoding.UTF8.GetString(_bytes.Slice(_at - length, length));
    }

    private int ReadLength()
    {
        var number = ReadNumber(Take());
        return number is >= 0 and <= int.MaxValue && Math.Floor(number) == number ? (int)number : throw Refuse("has a length that is none");
    }

    private double ReadNumber(byte type)
    {
        var size = SizeOf(type);
        if (size == 0 || size > _bytes.Length - _at)
        {
            throw Refuse(size == 0 ? "has a value of an unknown type" : "ends too early");
        }

        var bytes = _bytes.Slice(_at, size);
        _at += size;
        return type switch
        {
            (byte)'i' => (sbyte)bytes[0],
            (byte)'U' => bytes[0],
            (byte)'I' => BinaryPrimitives.ReadInt16BigEndian(bytes),
            (byte)'l' => BinaryPrimitives.ReadInt32BigEndian(bytes),
            (byte)'L' => BinaryPrimitives.ReadInt64BigEndian(bytes),
            (byte)'d' => BinaryPrimitives.ReadSingleBigEndian(bytes),
            _ => BinaryPrimitives.ReadDoubleBigEndian(bytes),
        };
    }

    private static int SizeOf(byte type) => type switch
    {
        (byte)'i' or (byte)'U' => 1,
        (byte)'I' => 2,
        (byte)'l' or (byte)'d' => 4,
        (byte)'L' or (byte)'D' => 8,
        _ => 0,
    };

    private byte Take() => _at < _bytes.Length ? _bytes[_at++] : throw Refuse("ends too early");

    private bool TryTake(byte marker)
    {
        var isThere = _at < _bytes.Length && _bytes[_at] == marker;
        _at += isThere ? 1 : 0;
        return isThere;
    }

    private readonly ModelImportException Refuse(string reason) => new(
        ModelImportRefusal.Format, string.Create(CultureInfo.InvariantCulture, $"{_source} is no UBJSON: it {reason}, near byte {_at}. Save the model again."));
}
