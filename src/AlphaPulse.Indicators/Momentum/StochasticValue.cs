using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The stochastic oscillator of one bar; 0 to 100.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="K">Where the close lies between the lowest low and the highest high, smoothed.</param>
/// <param name="D">The mean of the last values of K; <see langword="null"/> until there are enough of them.</param>
public readonly record struct StochasticValue<T>(T K, T? D) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = K;
        outputs[1] = D;
    }
}
