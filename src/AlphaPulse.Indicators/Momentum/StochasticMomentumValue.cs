using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The stochastic momentum index of one bar.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Index">Where the close lies from the middle of the range, smoothed; -100 to 100.</param>
/// <param name="Signal">The exponential average of the index; <see langword="null"/> until there are enough of its values.</param>
public readonly record struct StochasticMomentumValue<T>(T Index, T? Signal) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Index;
        outputs[1] = Signal;
    }
}
