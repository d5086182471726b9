using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;

namespace AlphaPulse.Models;

/// <summary>Numbers as one text in files of version 2: their bytes, lowest first, in base 64.</summary>
internal static class PackedNumbers
{
    /// <summary>Whole numbers; any count where none is given.</summary>
    internal static int[] ReadInt32s(SealedFileElement element, string name, long count = -1)
    {
        var bytes = Bytes(element, name, sizeof(int), count);
        var numbers = MemoryMarshal.Cast<byte, int>(bytes).ToArray();
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(numbers, numbers);
        }

        return numbers;
    }

    internal static double[] ReadDoubles(SealedFileElement element, string name, long count)
    {
        var bytes = Bytes(element, name, sizeof(double), count);
        var numbers = MemoryMarshal.Cast<byte, double>(bytes).ToArray();
        if (!BitConverter.IsLittleEndian)
        {
            Span<long> bits = MemoryMarshal.Cast<double, long>(numbers.AsSpan());
            BinaryPrimitives.ReverseEndianness(bits, bits);
        }

        return numbers;
    }

    private static byte[] Bytes(SealedFileElement element, string name, int size, long count)
    {
        var bytes = element.ReadBytes(name);
        return bytes.Length % size == 0 && (count < 0 || bytes.Length / size == count)
            ? bytes
            : throw element.Refuse(string.Create(CultureInfo.InvariantCulture, $"has {bytes.Length} bytes of '{name}' where {Math.Max(count, 0) * size} are expected"));
    }
}
