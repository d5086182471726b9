using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The ultimate oscillator of Williams: buying pressure relative to the true range over three windows, weighted 4, 2 and 1; 0 to 100.</summary>
/// <remarks>
/// The buying pressure of a bar is its close less the lesser of its low and the last close; each window gives the sum of the pressures over
/// the sum of the true ranges (Williams, Stocks and Commodities, April 1985). The first value comes with bar long + 1; none where a window
/// has no range. A missing high, low or close (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="shortest">The bars of the window with the weight 4; from 1, below <paramref name="middle"/>.</param>
/// <param name="middle">The bars of the window with the weight 2; below <paramref name="longest"/>.</param>
/// <param name="longest">The bars of the window with the weight 1; at most <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class UltimateOscillator<T>(int shortest = 7, int middle = 14, int longest = 28)
    : Indicator<UltimateOscillatorState<T>, Ohlcv<T>, T>(new UltimateOscillatorState<T>(shortest, middle, longest))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window with the weight 4.</summary>
    public int Shortest { get; } = shortest;

    /// <summary>The bars of the window with the weight 2.</summary>
    public int Middle { get; } = middle;

    /// <summary>The bars of the window with the weight 1.</summary>
    public int Longest { get; } = longest;
}
