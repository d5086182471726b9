using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AlphaPulse.Indicators;

/// <summary>How windows lay out their ring of values, for whoever writes a state with a window of its own.</summary>
/// <remarks>
/// The capacity is a power of two and at least the window plus the spare slots. Say the newest value lies in slot p. A state needs the
/// slots p-n+1 to p, and its snapshot, taken up to k bars before, p-k-n+1 to p-k; the next transition, of a peek or of an update,
/// lets the value in p-n+1 go and writes p+1. All these are at most n+k+1 different slots, so whatever one copy of a state does next,
/// what the other copies read stays as it is. Replaying bars from the snapshot writes into their slots what is already there.
/// </remarks>
public static class WindowRing
{
    /// <summary>The greatest distance of a snapshot, in bars.</summary>
    internal const int BarsPerSnapshot = 32;

    /// <summary>How many slots a ring has at least beyond its window.</summary>
    public static int SpareSlots => BarsPerSnapshot + 2;

    /// <summary>Creates an empty ring. The slot of a position is <c>position &amp; (ring.Length - 1)</c>.</summary>
    /// <typeparam name="T">The values.</typeparam>
    /// <param name="length">The window; at least 1.</param>
    /// <returns>The ring.</returns>
    public static T[] Create<T>(int length) => new T[(int)BitOperations.RoundUpToPowerOf2((uint)(length + SpareSlots))];

    /// <summary>The slot of a position, without the check of the array: the position is cut to what the ring has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref T At<T>(T[] ring, int position) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(ring), unchecked((uint)(position & (ring.Length - 1))));

    /// <summary>Writes the newest value of a window to its position, and gives that of the position which leaves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Turn<T>(T[] ring, int newest, int leaving, T value)
    {
        unchecked
        {
            ref var first = ref MemoryMarshal.GetArrayDataReference(ring);
            var mask = ring.Length - 1;
            var oldest = Unsafe.Add(ref first, (uint)(leaving & mask));
            Unsafe.Add(ref first, (uint)(newest & mask)) = value;
            return oldest;
        }
    }

    /// <summary>A copy of a ring.</summary>
    /// <typeparam name="T">The values.</typeparam>
    /// <param name="ring">The ring.</param>
    /// <returns>The copy.</returns>
    public static T[] Copy<T>(T[] ring)
    {
        ArgumentNullException.ThrowIfNull(ring);
        return (T[])ring.Clone();
    }

    /// <summary>Writes the window before a slot, the oldest value first.</summary>
    /// <typeparam name="T">What <see cref="StateWriter.WriteValue"/> takes.</typeparam>
    /// <param name="writer">Takes the bytes.</param>
    /// <param name="ring">The ring.</param>
    /// <param name="slot">The slot after the newest value.</param>
    /// <param name="length">The window.</param>
    public static void Save<T>(ref StateWriter writer, T[] ring, int slot, int length)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(ring);
        for (var i = length; i > 0; i--)
        {
            writer.WriteValue(in ring[(slot - i) & (ring.Length - 1)]);
        }
    }

    /// <summary>Reads a window into a new ring, at the same slots.</summary>
    /// <typeparam name="T">What <see cref="StateReader.ReadValue"/> gives.</typeparam>
    /// <param name="reader">Gives the bytes.</param>
    /// <param name="slot">The slot after the newest value.</param>
    /// <param name="length">The window.</param>
    /// <returns>The ring.</returns>
    public static T[] Load<T>(ref StateReader reader, int slot, int length)
        where T : struct
    {
        var ring = Create<T>(length);
        for (var i = length; i > 0; i--)
        {
            ring[(slot - i) & (ring.Length - 1)] = reader.ReadValue<T>();
        }

        return ring;
    }
}
