using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>A split of a node: bins below <paramref name="Bin"/> go left, or, for categories, the listed bins go where missing ones do not. The score is that of both sides in raw units; there is none where the column is -1.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SplitCandidate(double Score, int Column, int Bin, bool MissingLeft, Vector128<long> Left, byte[]? Listed = null)
{
    internal static SplitCandidate None { get; } = new(double.NegativeInfinity, -1, 0, MissingLeft: false, default);

    internal bool Exists => Column >= 0;
}
