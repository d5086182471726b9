using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The rating of the average directional index: the mean of the index and of the one about a period before; 0 to 100.</summary>
/// <remarks>
/// (ADX + ADX before) / 2 of <see cref="Adx{T}"/> (Wilder, New Concepts in Technical Trading Systems, 1978). The first value comes with bar
/// 3n - 1, with <see cref="AdxrLag.Full"/> with bar 3n. A missing value (NaN) starts the warm-up again. Not safe for use from several
/// threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="lag">How far back the second value lies.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Adxr<T>(int period, AdxrLag lag = AdxrLag.Short)
    : Indicator<AdxrState<T>, Ohlcv<T>, T>(new AdxrState<T>(period, lag))
    where T : struct, INumber<T>
{
    /// <summary>The period.</summary>
    public int Period { get; } = period;

    /// <summary>How far back the second value lies.</summary>
    public AdxrLag Lag { get; } = lag;
}
