using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>What became known about the bar that is some bars old.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is no real result.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Top">1 if its high is the highest around it, else 0.</param>
/// <param name="Bottom">1 if its low is the lowest around it, else 0.</param>
/// <param name="High">Its high.</param>
/// <param name="Low">Its low.</param>
public readonly record struct SwingValue<T>(T Top, T Bottom, T High, T Low) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Top;
        outputs[1] = Bottom;
        outputs[2] = High;
        outputs[3] = Low;
    }
}
