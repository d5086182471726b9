using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The know sure thing of one bar, in percent.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is no real one.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Line">The weighted sum of four smoothed rates of change.</param>
/// <param name="Signal">Its mean; <see langword="null"/> until there is one.</param>
public readonly record struct KstValue<T>(T Line, T? Signal) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Line;
        outputs[1] = Signal;
    }
}
