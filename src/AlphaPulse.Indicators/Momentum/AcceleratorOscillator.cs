using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The accelerator oscillator of Williams: the awesome oscillator less its mean of the last 5 bars.</summary>
/// <remarks>
/// Bill Williams, New Trading Dimensions, 1998. The catalog gives it (high + low) / 2. The first value comes with bar slow + signal - 1.
/// For <see cref="decimal"/> all sums stay undivided until the end. A missing value (NaN) leaves no value until it has left the windows.
/// Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="fast">The bars of the short window; from 1, below <paramref name="slow"/>.</param>
/// <param name="slow">The bars of the long window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="signal">How many values of the oscillator its mean takes; from 2 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class AcceleratorOscillator<T>(int fast = 5, int slow = 34, int signal = 5)
    : Indicator<AcceleratorOscillatorState<T>, T, T>(new AcceleratorOscillatorState<T>(fast, slow, signal))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the short window.</summary>
    public int Fast { get; } = fast;

    /// <summary>The bars of the long window.</summary>
    public int Slow { get; } = slow;

    /// <summary>How many values of the oscillator its mean takes.</summary>
    public int Signal { get; } = signal;
}
