using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The wave trend of one bar.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Wave">The smoothed deviation; most values are between -60 and 60.</param>
/// <param name="Signal">The mean of the last values of the wave; <see langword="null"/> until there are enough of them.</param>
public readonly record struct WaveTrendValue<T>(T Wave, T? Signal) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Wave;
        outputs[1] = Signal;
    }
}
