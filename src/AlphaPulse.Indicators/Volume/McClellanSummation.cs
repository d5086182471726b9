using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The summation index of McClellan: the sum of the oscillator since its first value.</summary>
/// <remarks>
/// The sum of <see cref="McClellan{T}"/>; the first series are the advancing issues, the second the declining ones. The first value
/// comes with bar slow. Only changes mean something: there is no convergence. A missing number (NaN) starts everything again. Not safe
/// for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="fast">The period of the fast average; from 1, below <paramref name="slow"/>.</param>
/// <param name="slow">The period of the slow average; at most <see cref="Period.Maximum"/>.</param>
/// <param name="scale">What the net advances are; plain by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class McClellanSummation<T>(int fast = 19, int slow = 39, BreadthScale scale = BreadthScale.Plain)
    : Indicator<McClellanSummationState<T>, Pair<T>, T>(new McClellanSummationState<T>(fast, slow, scale))
    where T : struct, INumber<T>
{
    /// <summary>The period of the fast average.</summary>
    public int Fast { get; } = fast;

    /// <summary>The period of the slow average.</summary>
    public int Slow { get; } = slow;

    /// <summary>What the net advances are.</summary>
    public BreadthScale Scale { get; } = scale;
}
