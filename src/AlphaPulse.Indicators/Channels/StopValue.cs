using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>A trailing stop and the trend that it follows.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is no real result.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Stop">The stop, in the unit of the price: below the price while the trend is up, above it while it is down.</param>
/// <param name="Direction">1 while the trend is up, -1 while it is down.</param>
public readonly record struct StopValue<T>(T Stop, T Direction) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Stop;
        outputs[1] = Direction;
    }
}
