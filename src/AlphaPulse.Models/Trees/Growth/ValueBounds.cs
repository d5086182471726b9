using System.Runtime.InteropServices;

namespace AlphaPulse.Models;

/// <summary>Between what the leaves below a node must be, in raw units, so that scores rise or fall with a feature.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ValueBounds(double Least, double Most)
{
    internal static ValueBounds None { get; } = new(double.NegativeInfinity, double.PositiveInfinity);
}
