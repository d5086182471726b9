using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>The best split of a node: bins below <paramref name="Bin"/> go left.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Split(int Column, int Bin, bool MissingLeft, double Gain, Vector256<long> Left);
