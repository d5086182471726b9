using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The quantitative qualitative estimation of one bar.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is no real one.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Line">The trailing line: the band below in a rise, the band above in a fall; <see langword="null"/> until there is one.</param>
/// <param name="Strength">The smoothed relative strength index; 0 to 100.</param>
/// <param name="Long">The band below, which only rises while the index is above it; <see langword="null"/> until there is one.</param>
/// <param name="Short">The band above, which only falls while the index is below it; <see langword="null"/> until there is one.</param>
/// <param name="Trend">1 where the line is the band below, -1 where it is the band above; <see langword="null"/> until there is one.</param>
public readonly record struct QqeValue<T>(T? Line, T Strength, T? Long, T? Short, T? Trend) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Line;
        outputs[1] = Strength;
        outputs[2] = Long;
        outputs[3] = Short;
        outputs[4] = Trend;
    }
}
