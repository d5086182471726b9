using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The last sixteen values, inside of the state itself: copying the state copies them. At first all are zero.</summary>
/// <remarks>The value of a position is that of <c>position &amp; 15</c>.</remarks>
[InlineArray(Length)]
internal struct ShortRing<T>
    where T : struct, INumber<T>
{
    public const int Length = 16;

    private T _first;
}
