using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The on balance volume of one bar with its averages, in the unit of the volume.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Balance">The on balance volume.</param>
/// <param name="Fast">Its fast average; <see langword="null"/> until there are enough bars.</param>
/// <param name="Slow">Its slow average; <see langword="null"/> until there are enough bars.</param>
public readonly record struct ArcherObvValue<T>(T Balance, T? Fast, T? Slow) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Balance;
        outputs[1] = Fast;
        outputs[2] = Slow;
    }
}
