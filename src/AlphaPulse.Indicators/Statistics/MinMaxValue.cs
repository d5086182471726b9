using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The extremes of a window at one bar, or the bars since each of them.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is two zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Minimum">The least value, or how many bars ago it came.</param>
/// <param name="Maximum">The greatest value, or how many bars ago it came.</param>
public readonly record struct MinMaxValue<T>(T Minimum, T Maximum) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Minimum;
        outputs[1] = Maximum;
    }
}
