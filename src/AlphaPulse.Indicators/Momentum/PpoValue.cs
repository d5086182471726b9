using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The percentage price oscillator of one bar, in percent of the slow average.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is a line of zero without a signal.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Line">The fast average less the slow one, in percent of the slow one.</param>
/// <param name="Signal">The exponential average of the line; <see langword="null"/> until there are enough values of it.</param>
/// <param name="Histogram">The line less the signal; <see langword="null"/> where there is no signal.</param>
public readonly record struct PpoValue<T>(T Line, T? Signal, T? Histogram) : IIndicatorOutput<T>
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
