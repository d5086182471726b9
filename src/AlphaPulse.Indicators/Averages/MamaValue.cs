using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The MESA adaptive averages of one bar, in the unit of the input.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Mama">The adaptive average.</param>
/// <param name="Fama">The average of that, at half the weight.</param>
public readonly record struct MamaValue<T>(T Mama, T Fama) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Mama;
        outputs[1] = Fama;
    }
}
