using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>How the windows lay out their ring of values.</summary>
/// <remarks>
/// The capacity is a power of two and at least the window plus two. Say the newest value lies in slot p. The state before it needs
/// the slots p-n to p-1, the state after it p-n+1 to p, and the next transition, of a peek or of an update, writes p+1: n+2
/// different slots. So whatever one copy of a state does next, what the other copies read stays as it is.
/// </remarks>
internal static class WindowRing
{
    public static T[] Create<T>(int length) => new T[(int)BitOperations.RoundUpToPowerOf2((uint)length + 2)];

    public static T[] Copy<T>(T[] ring) => (T[])ring.Clone();

    /// <summary>Writes the window before a slot, the oldest value first.</summary>
    public static void Save<T>(ref StateWriter writer, T[] ring, int slot, int length)
        where T : struct
    {
        for (var i = length; i > 0; i--)
        {
            writer.WriteValue(in ring[(slot - i) & (ring.Length - 1)]);
        }
    }

    /// <summary>Reads a window into a new ring, at the same slots.</summary>
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
