using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The moving average convergence and divergence of one bar, in the unit of the input.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Line">The fast average minus the slow one.</param>
/// <param name="Signal">The average of the line; <see langword="null"/> until there are enough of its values.</param>
/// <param name="Histogram">The line minus the signal; <see langword="null"/> where there is no signal.</param>
public readonly record struct MacdValue<T>(T Line, T? Signal, T? Histogram) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Line;
        outputs[1] = Signal;
        outputs[2] = Histogram;
    }
}
