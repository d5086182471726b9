using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Aroon of one bar; each from 0 to 100.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Up">100 where the highest high is the newest bar, 0 where it was n bars ago.</param>
/// <param name="Down">100 where the lowest low is the newest bar, 0 where it was n bars ago.</param>
public readonly record struct AroonValue<T>(T Up, T Down) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Up;
        outputs[1] = Down;
    }
}
