using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace AlphaPulse.Models;

/// <summary>Writes one message in the wire format of Protocol Buffers: fields with a number and a type of wire.</summary>
internal sealed class ProtobufWriter
{
    private const int VarintWire = 0;
    private const int LengthWire = 2;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    internal byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    /// <summary>A whole number, negative ones in ten bytes as their two's complement.</summary>
    internal ProtobufWriter Int64(int field, long value)
    {
        Varint((ulong)(field << 3 | VarintWire));
        Varint(unchecked((ulong)value));
        return this;
    }

    /// <summary>Repeated whole numbers in one field (packed).</summary>
    internal ProtobufWriter Int64s(int field, IEnumerable<long> values)
    {
        var packed = new ProtobufWriter();
        foreach (var value in values)
        {
            packed.Varint(unchecked((ulong)value));
        }

        return Message(field, packed);
    }

    internal ProtobufWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    internal ProtobufWriter Message(int field, ProtobufWriter message) =>
        Bytes(field, message._bytes.WrittenSpan);

    /// <summary>The fields of another message as fields of this one.</summary>
    internal void Append(ProtobufWriter fields) => _bytes.Write(fields._bytes.WrittenSpan);

    internal ProtobufWriter Bytes(int field, ReadOnlySpan<byte> value)
    {
        Varint((ulong)(field << 3 | LengthWire));
        Varint((ulong)value.Length);
        _bytes.Write(value);
        return this;
    }

    /// <summary>Doubles, lowest byte first, as the raw data of a tensor.</summary>
    internal ProtobufWriter RawDoubles(int field, ReadOnlySpan<double> values)
    {
        var raw = new byte[values.Length * sizeof(double)];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(raw.AsSpan(i * sizeof(double)), values[i]);
        }

        return Bytes(field, raw);
    }

    /// <summary>Whole numbers of 64 bits, lowest byte first, as the raw data of a tensor.</summary>
    internal ProtobufWriter RawInt64s(int field, ReadOnlySpan<long> values)
    {
        var raw = new byte[values.Length * sizeof(long)];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(raw.AsSpan(i * sizeof(long)), values[i]);
        }

        return Bytes(field, raw);
    }

    private void Varint(ulong value)
    {
        while (value >= 0x80)
        {
            _bytes.Write([(byte)(value & 0x7f | 0x80)]);
            value >>= 7;
        }

        _bytes.Write([(byte)value]);
    }
}
