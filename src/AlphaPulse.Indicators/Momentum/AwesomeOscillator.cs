using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The awesome oscillator of Williams: the mean of the last 5 middles of the bar less that of the last 34.</summary>
/// <remarks>
/// Bill Williams, New Trading Dimensions, 1998. The catalog gives it (high + low) / 2. The first value comes with bar slow. A missing value
/// (NaN) leaves no value until it has left the window. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="fast">The bars of the short window; from 1, below <paramref name="slow"/>.</param>
/// <param name="slow">The bars of the long window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class AwesomeOscillator<T>(int fast = 5, int slow = 34)
    : Indicator<AwesomeOscillatorState<T>, T, T>(new AwesomeOscillatorState<T>(fast, slow))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the short window.</summary>
    public int Fast { get; } = fast;

    /// <summary>The bars of the long window.</summary>
    public int Slow { get; } = slow;
}
