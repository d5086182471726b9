using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>A trailing stop k average true ranges from the close, which reverses when the close reaches it.</summary>
/// <remarks>
/// As <see cref="SuperTrend{T}"/>, but measured from the close or from high and low. At the first bar the trend rises unless the close
/// is below the last one. The first value comes with bar n + 1. A missing high, low or close (NaN) starts the warm-up again. The
/// convergence is that of the average range. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period of the average true range; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="multiple">How many ranges the stop is away; from 0.001 to 100.</param>
/// <param name="origin">What the stop is measured from; the close by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class AtrStop<T>(int period, decimal multiple = 3, StopOrigin origin = StopOrigin.Close)
    : Indicator<AtrStopState<T>, Ohlcv<T>, StopValue<T>>(new AtrStopState<T>(period, multiple, origin))
    where T : struct, INumber<T>
{
    /// <summary>The period of the average true range.</summary>
    public int Period { get; } = period;

    /// <summary>How many ranges the stop is away.</summary>
    public decimal Multiple { get; } = multiple;

    /// <summary>What the stop is measured from.</summary>
    public StopOrigin Origin { get; } = origin;
}
