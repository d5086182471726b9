using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The drawdown of one bar; at least 0.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Amount">The maximum so far less the value, in its unit.</param>
/// <param name="Fraction">The amount over the maximum; <see langword="null"/> where that is not positive.</param>
/// <param name="Logarithm">The natural logarithm of the maximum over the value; <see langword="null"/> where they are not positive.</param>
public readonly record struct DrawdownValue<T>(T Amount, T? Fraction, T? Logarithm) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Amount;
        outputs[1] = Fraction;
        outputs[2] = Logarithm;
    }
}
