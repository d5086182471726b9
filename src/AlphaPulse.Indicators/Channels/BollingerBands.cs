using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Bollinger bands: the simple moving average and, k standard deviations above and below it, two bands.</summary>
/// <remarks>
/// The first value comes with bar n. The deviation is that of the population, as Bollinger defines it (Bollinger on Bollinger Bands,
/// 2001). On a flat window the three are equal. A missing value (NaN) leaves no value until n present ones followed it. Not safe for
/// use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="deviations">How many standard deviations the bands are away; over 0, at most 100.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class BollingerBands<T>(int period, decimal deviations = 2)
    : Indicator<BollingerBandsState<T>, T, BollingerValue<T>>(new BollingerBandsState<T>(period, deviations))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>How many standard deviations the bands are away.</summary>
    public decimal Deviations { get; } = deviations;
}
