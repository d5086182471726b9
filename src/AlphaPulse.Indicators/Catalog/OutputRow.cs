using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>Room for the outputs of one bar that costs no allocation.</summary>
[InlineArray(Length)]
internal struct OutputRow<T>
    where T : struct, INumber<T>
{
    /// <summary>The most outputs that an indicator of the catalog may have.</summary>
    public const int Length = 16;

    private T? _first;
}
