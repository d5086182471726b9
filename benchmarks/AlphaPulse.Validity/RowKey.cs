using System.Runtime.InteropServices;

namespace AlphaPulse.Validity;

/// <summary>Knows a row again by its values.</summary>
internal static class RowKey
{
    /// <summary>FNV-1a over the bits: the same in every process, and too long for two of these rows to share it by chance.</summary>
    public static ulong Of(ReadOnlySpan<double> row)
    {
        var hash = 14695981039346656037UL;
        foreach (var value in MemoryMarshal.AsBytes(row))
        {
            hash = unchecked((hash ^ value) * 1099511628211UL);
        }

        return hash;
    }
}
