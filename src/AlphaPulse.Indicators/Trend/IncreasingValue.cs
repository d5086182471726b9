using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Whether a series rises or falls at one bar.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Up">1 where the series has risen, otherwise 0.</param>
/// <param name="Down">1 where it has fallen, otherwise 0.</param>
public readonly record struct IncreasingValue<T>(T Up, T Down) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Up;
        outputs[1] = Down;
    }
}
