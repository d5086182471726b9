using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>K, D and J of one bar, in percent.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is no real one.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="K">The smoothed place of the close in the range of the window; 0 to 100.</param>
/// <param name="D">The smoothed K; 0 to 100; <see langword="null"/> until there is one.</param>
/// <param name="J">Three times K less twice D; it may leave 0 to 100; <see langword="null"/> until there is one.</param>
public readonly record struct KdjValue<T>(T K, T? D, T? J) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = K;
        outputs[1] = D;
        outputs[2] = J;
    }
}
