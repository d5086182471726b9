using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The random walk index of one bar.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="High">How far the high is above the lows before, against a random walk; over 1 more than by chance.</param>
/// <param name="Low">How far the low is under the highs before, likewise.</param>
public readonly record struct RandomWalkValue<T>(T High, T Low) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = High;
        outputs[1] = Low;
    }
}
