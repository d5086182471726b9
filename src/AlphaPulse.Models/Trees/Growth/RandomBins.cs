using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>Draws the one threshold that a column may be split at in extremely randomised trees.</summary>
/// <remarks>A hash of the node and the column, so that it does not matter in which order columns are looked at (SplitMix64).</remarks>
internal sealed class RandomBins(ulong seed)
{
    /// <summary>A bin after the first and not after the last that the node has rows in; 1 where it has rows in one only.</summary>
    internal unsafe int Pick(Vector128<long>* cells, int bins, int column)
    {
        var first = 0;
        while (first < bins && cells[first] == Vector128<long>.Zero)
        {
            first++;
        }

        var last = bins - 1;
        while (last > first && cells[last] == Vector128<long>.Zero)
        {
            last--;
        }

        return last <= first ? 1 : first + 1 + (int)(Hash(column) % (ulong)(last - first));
    }

    private ulong Hash(int column)
    {
        unchecked
        {
            var z = seed + (ulong)(column + 1) * 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
