using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The Fisher transform of one bar.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is no real one.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Fisher">The transform; mostly between -3 and 3.</param>
/// <param name="Signal">The transform of the bar before; 0 at the first one.</param>
public readonly record struct FisherValue<T>(T Fisher, T Signal) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Fisher;
        outputs[1] = Signal;
    }
}
