using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The Elder ray: how far the high and the low are from the exponential average of the close.</summary>
/// <remarks>
/// Bull power is high - EMA(n), bear power low - EMA(n) (Elder, Trading for a Living, 1993). The first values come with bar n. A missing
/// value (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period of the average; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class ElderRay<T>(int period = 13)
    : Indicator<ElderRayState<T>, Ohlcv<T>, ElderRayValue<T>>(new ElderRayState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The period of the average.</summary>
    public int Period { get; } = period;
}
