using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The powers of one bar, in the unit of the price.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is no real one.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Bull">The high less the average.</param>
/// <param name="Bear">The low less the average; above 0 in a strong rise.</param>
public readonly record struct ElderRayValue<T>(T Bull, T Bear) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Bull;
        outputs[1] = Bear;
    }
}
