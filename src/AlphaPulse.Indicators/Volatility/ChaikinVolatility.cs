using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The volatility of Chaikin: the change over n bars of the exponential average of high less low, in percent.</summary>
/// <remarks>
/// The average is seeded with the mean of its first n ranges, or with the first one; either way the first value comes with bar 2n, as
/// in Tulip. There is none where the average before is 0. A missing high or low (NaN) starts the warm-up again. Not safe for use from
/// several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period of the average and the bars of the change; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="seed">How the average begins; with the mean of the first n ranges by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class ChaikinVolatility<T>(int period = 10, EmaSeed seed = EmaSeed.Average)
    : Indicator<ChaikinVolatilityState<T>, Ohlcv<T>, T>(new ChaikinVolatilityState<T>(period, seed))
    where T : struct, INumber<T>
{
    /// <summary>The period of the average and the bars of the change.</summary>
    public int Period { get; } = period;

    /// <summary>How the average begins.</summary>
    public EmaSeed Seed { get; } = seed;
}
