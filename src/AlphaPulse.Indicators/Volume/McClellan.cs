using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The oscillator of McClellan: a fast exponential average of the net advances of a market less a slow one.</summary>
/// <remarks>
/// The first series are the advancing issues, the second the declining ones (Sherman and Marian McClellan, Patterns for Profit, 1970).
/// Each average is seeded with the mean of its first n values; the first value comes with bar slow. As a ratio, a bar without any issue
/// has no value and is left out. A missing number (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="fast">The period of the fast average; from 1, below <paramref name="slow"/>.</param>
/// <param name="slow">The period of the slow average; at most <see cref="Period.Maximum"/>.</param>
/// <param name="scale">What the net advances are; plain by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class McClellan<T>(int fast = 19, int slow = 39, BreadthScale scale = BreadthScale.Plain)
    : Indicator<McClellanState<T>, Pair<T>, T>(new McClellanState<T>(fast, slow, scale))
    where T : struct, INumber<T>
{
    /// <summary>The period of the fast average.</summary>
    public int Fast { get; } = fast;

    /// <summary>The period of the slow average.</summary>
    public int Slow { get; } = slow;

    /// <summary>What the net advances are.</summary>
    public BreadthScale Scale { get; } = scale;
}
