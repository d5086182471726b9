using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The impulse system of Elder: 1 where the average and the histogram of MACD both rise, -1 where both fall, otherwise 0.</summary>
/// <remarks>
/// Each is compared with its value one bar before (Elder, Come Into My Trading Room, 2002). The first value comes with the later of bar n
/// + 1 and bar slow + signal. A missing value (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period of the average; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="fast">The period of the fast average of MACD; below that of the slow one; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="slow">The period of the slow average of MACD; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="signal">The period of the signal of MACD; from 2 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class ElderImpulse<T>(int period = 13, int fast = 12, int slow = 26, int signal = 9)
    : Indicator<ElderImpulseState<T>, T, T>(new ElderImpulseState<T>(period, fast, slow, signal))
    where T : struct, INumber<T>
{
    /// <summary>The period of the average.</summary>
    public int Period { get; } = period;

    /// <summary>The period of the fast average of MACD; below that of the slow one.</summary>
    public int Fast { get; } = fast;

    /// <summary>The period of the slow average of MACD.</summary>
    public int Slow { get; } = slow;

    /// <summary>The period of the signal of MACD.</summary>
    public int Signal { get; } = signal;
}
