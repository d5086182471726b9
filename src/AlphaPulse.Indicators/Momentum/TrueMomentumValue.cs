using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The true momentum oscillator of one bar.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Main">The smoothed score; -n to n.</param>
/// <param name="Signal">The exponential average of it; <see langword="null"/> until there are enough of its values.</param>
public readonly record struct TrueMomentumValue<T>(T Main, T? Signal) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Main;
        outputs[1] = Signal;
    }
}
