using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The triple exponential oscillator of Hutson: the change of a thrice smoothed series from bar to bar, in percent.</summary>
/// <remarks>
/// 100 (x - last x) / last x of an exponential average of an average of an average (Hutson, Stocks and Commodities, 1983). The first value
/// comes with bar 3n - 1, or bar n + 1 with <see cref="TrixSeed.Common"/>; none where the average that is divided by is 0. A missing value (NaN) starts
/// the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period of each average; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="seed">How the averages begin.</param>
/// <param name="divisor">What the change is divided by; by default the average of the bar before.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Trix<T>(int period, TrixSeed seed = TrixSeed.Stages, TrixDivisor divisor = TrixDivisor.Last)
    : Indicator<TrixState<T>, T, T>(new TrixState<T>(period, seed, divisor))
    where T : struct, INumber<T>
{
    /// <summary>The period of each average.</summary>
    public int Period { get; } = period;

    /// <summary>How the averages begin.</summary>
    public TrixSeed Seed { get; } = seed;

    /// <summary>What the change is divided by.</summary>
    public TrixDivisor Divisor { get; } = divisor;
}
