using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The average directional index of Wilder: how one-sided the movement is, whichever its direction; 0 to 100.</summary>
/// <remarks>
/// The directional movements are summed over n - 1 bars and then smoothed in Wilder's way; from bar n + 1 each gives a directional
/// index, 100 |up - down| / (up + down), of which the mean of the first n is smoothed in turn, so that the first value comes with bar 2n
/// (Wilder, New Concepts in Technical Trading Systems, 1978; the summation as in TA-Lib; others by <see cref="AdxSeed"/>). Moves up and down that tie count for neither;
/// for <see cref="double"/>, moves that differ by less than the rounding of their prices tie. Without any movement in memory the index is
/// 0/0: that bar has no value, and the average skips it. A missing value (NaN) starts the warm-up again. Not safe for use from several
/// threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="seed">How the smoothed movements begin.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Adx<T>(int period, AdxSeed seed = AdxSeed.Short)
    : Indicator<AdxState<T>, Ohlcv<T>, T>(new AdxState<T>(period, seed))
    where T : struct, INumber<T>
{
    /// <summary>The period.</summary>
    public int Period { get; } = period;

    /// <summary>How the smoothed movements begin.</summary>
    public AdxSeed Seed { get; } = seed;
}
