using System.Buffers.Binary;
using System.Text;

namespace AlphaPulse.Models.Tests.Export;

/// <summary>A message in the wire format of Protocol Buffers, read from its specification and knowing nothing of the writer.</summary>
internal sealed class ProtobufMessage
{
    private readonly List<(int Field, int Wire, ulong Number, byte[] Bytes)> _fields = [];

    internal ProtobufMessage(byte[] bytes)
    {
        var position = 0;
        while (position < bytes.Length)
        {
            var key = Varint(bytes, ref position);
            var (field, wire) = ((int)(key >> 3), (int)(key & 7));
            switch (wire)
            {
                case 0:
                    _fields.Add((field, wire, Varint(bytes, ref position), []));
                    break;
                case 2:
                    var length = (int)Varint(bytes, ref position);
                    _fields.Add((field, wire, 0, bytes[position..(position + length)]));
                    position += length;
                    break;
                default:
                    throw new InvalidDataException($"Field {field} has the wire type {wire}.");
            }
        }
    }

    internal long Int64(int field) => unchecked((long)_fields.Single(f => f.Field == field && f.Wire == 0).Number);

    /// <summary>Whole numbers, packed in one field or each in a field of its own.</summary>
    internal long[] Int64s(int field)
    {
        var values = new List<long>();
        foreach (var one in _fields.Where(f => f.Field == field))
        {
            if (one.Wire == 0)
            {
                values.Add(unchecked((long)one.Number));
                continue;
            }

            for (var position = 0; position < one.Bytes.Length;)
            {
                values.Add(unchecked((long)Varint(one.Bytes, ref position)));
            }
        }

        return [.. values];
    }

    internal string Text(int field) => Texts(field).SingleOrDefault(string.Empty);

    internal string[] Texts(int field) => [.. _fields.Where(f => f.Field == field).Select(f => Encoding.UTF8.GetString(f.Bytes))];

    internal byte[] Bytes(int field) => _fields.Single(f => f.Field == field).Bytes;

    internal ProtobufMessage Message(int field) => Messages(field).Single();

    internal IEnumerable<ProtobufMessage> Messages(int field) => _fields.Where(f => f.Field == field).Select(f => new ProtobufMessage(f.Bytes));

    /// <summary>A TensorProto with raw data as numbers: 64-bit floating-point ones or whole ones.</summary>
    internal (int Type, Tensor Value) Tensor()
    {
        int[] shape = [.. Int64s(1).Select(d => (int)d)];
        var (type, raw) = ((int)Int64(2), Bytes(9));
        var values = new double[raw.Length / 8];
        for (var i = 0; i < values.Length; i++)
        {
            var bits = BinaryPrimitives.ReadInt64LittleEndian(raw.AsSpan(8 * i));
            values[i] = type switch { 11 => BitConverter.Int64BitsToDouble(bits), 7 => bits, _ => throw new InvalidDataException($"tensor type {type}") };
        }

        Assert.Equal(values.Length, shape.Aggregate(1, (product, d) => product * d));
        return (type, new Tensor(shape, values));
    }

    private static ulong Varint(byte[] bytes, ref int position)
    {
        var (value, shift) = (0UL, 0);
        while (true)
        {
            var one = bytes[position++];
            value |= (ulong)(one & 0x7f) << shift;
            if (one < 0x80)
            {
                return value;
            }

            shift += 7;
        }
    }
}
