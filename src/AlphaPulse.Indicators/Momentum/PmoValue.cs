using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The price momentum oscillator of one bar.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is no real one.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Oscillator">Ten times the twice smoothed change of a bar, in percent.</param>
/// <param name="Signal">Its exponential average; <see langword="null"/> until there is one.</param>
public readonly record struct PmoValue<T>(T Oscillator, T? Signal) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Oscillator;
        outputs[1] = Signal;
    }
}
