using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The squeeze of one bar, in three degrees.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Level">In how many of the three Keltner channels the Bollinger bands are: 0 to 3.</param>
/// <param name="Momentum">The regression end of the distance of the close from its middle, in the unit of the price; <see langword="null"/> until there are enough bars.</param>
public readonly record struct SqueezeProValue<T>(T Level, T? Momentum) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Level;
        outputs[1] = Momentum;
    }
}
