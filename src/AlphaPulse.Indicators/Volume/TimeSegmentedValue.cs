using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The time segmented volume of one bar.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Sum">The sum of the changes of the close times the volumes.</param>
/// <param name="Signal">The mean of the sums; <see langword="null"/> until there are enough of them.</param>
public readonly record struct TimeSegmentedValue<T>(T Sum, T? Signal) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Sum;
        outputs[1] = Signal;
    }
}
