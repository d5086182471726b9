using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Kaufman's adaptive moving average: quick where the price moves in one direction, slow where it moves back and forth.</summary>
/// <remarks>
/// The first average is the value of bar n; the first value comes with bar n + 1 (<see cref="KamaStart.AfterSeed"/>) or n
/// (<see cref="KamaStart.Seed"/>). The distances are summed exactly for <see cref="decimal"/>. Where the price did not move at all within
/// the window, it is taken as fully efficient. A missing value (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars over which the efficiency is measured; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="fast">The period of the exponential average at full efficiency; from 1, below <paramref name="slow"/>.</param>
/// <param name="slow">The period of the exponential average without any efficiency; at most <see cref="Period.Maximum"/>.</param>
/// <param name="start">Whether the first average is given; it is not by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Kama<T>(int period = 10, int fast = 2, int slow = 30, KamaStart start = KamaStart.AfterSeed)
    : Indicator<KamaState<T>, T, T>(new KamaState<T>(period, fast, slow, start))
    where T : struct, INumber<T>
{
    /// <summary>The bars over which the efficiency is measured.</summary>
    public int Period { get; } = period;

    /// <summary>The period at full efficiency.</summary>
    public int Fast { get; } = fast;

    /// <summary>The period without any efficiency.</summary>
    public int Slow { get; } = slow;

    /// <summary>Whether the first average is given.</summary>
    public KamaStart Start { get; } = start;
}
