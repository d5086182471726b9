using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>How long a run is at one bar, in bars.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Up">How many bars in a row closed above the close so many bars before; 0 where the last one did not.</param>
/// <param name="Down">How many bars in a row closed below it; 0 where the last one did not.</param>
public readonly record struct RunValue<T>(T Up, T Down) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Up;
        outputs[1] = Down;
    }
}
