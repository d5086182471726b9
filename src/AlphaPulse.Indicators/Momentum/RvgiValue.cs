using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The relative vigor index of one bar.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is no real one.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Index">The smoothed bodies over the smoothed ranges of the bars.</param>
/// <param name="Signal">Its symmetrically weighted average of 4 bars; <see langword="null"/> until there is one.</param>
/// <param name="Histogram">The index less the signal; <see langword="null"/> until there is one.</param>
public readonly record struct RvgiValue<T>(T Index, T? Signal, T? Histogram) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Index;
        outputs[1] = Signal;
        outputs[2] = Histogram;
    }
}
