using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The true strength index of one bar, in percent.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is no real one.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Index">The twice smoothed change over the twice smoothed size of it; -100 to 100.</param>
/// <param name="Signal">Its exponential average; <see langword="null"/> until there is one.</param>
public readonly record struct TsiValue<T>(T Index, T? Signal) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Index;
        outputs[1] = Signal;
    }
}
