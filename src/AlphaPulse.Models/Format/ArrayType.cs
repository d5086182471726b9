using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AlphaPulse.Models;

/// <summary>The type of the elements of an array in a model file.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Fields">The bytes of each number that an element consists of; the lowest byte comes first.</param>
internal sealed record ArrayType(string Name, params int[] Fields)
{
    internal static readonly ArrayType Double = new("f64", sizeof(double));
    internal static readonly ArrayType Single = new("f32", sizeof(float));
    internal static readonly ArrayType Int32 = new("i32", sizeof(int));
    internal static readonly ArrayType Node = new("node", sizeof(double), sizeof(int), sizeof(int), sizeof(int), sizeof(int));

    private static readonly ArrayType[] All = [Double, Single, Int32, Node];

    /// <summary>The bytes of an element.</summary>
    internal int Bytes { get; } = Fields.Sum();

    internal static ArrayType? Find(string name) => Array.Find(All, type => type.Name == name);

    internal static ArrayType Of<T>()
        where T : unmanaged
    {
        var type = typeof(T) == typeof(double) ? Double : typeof(T) == typeof(float) ? Single : typeof(T) == typeof(int) ? Int32 : Node;
        return type.Bytes == Unsafe.SizeOf<T>() ? type : throw new NotSupportedException($"A model file has no arrays of {typeof(T).Name}.");
    }

    internal byte[] ToBytes<T>(ReadOnlySpan<T> elements)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(elements).ToArray();
        if (!BitConverter.IsLittleEndian)
        {
            SwapBytes(bytes);
        }

        return bytes;
    }

    internal T[] FromBytes<T>(ReadOnlySpan<byte> bytes)
        where T : unmanaged
    {
        var elements = MemoryMarshal.Cast<byte, T>(bytes).ToArray();
        if (!BitConverter.IsLittleEndian)
        {
            SwapBytes(MemoryMarshal.AsBytes(elements.AsSpan()));
        }

        return elements;
    }

    /// <summary>Turns the bytes of every number round, for processors whose highest byte comes first.</summary>
    internal void SwapBytes(Span<byte> bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            foreach (var field in Fields)
            {
                bytes.Slice(at, field).Reverse();
                at += field;
            }
        }
    }
}
