using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The price volume trend: the sum of the volumes, each times the relative change of the close; in the unit of the volume.</summary>
/// <remarks>
/// Begins with 0; the first value comes with bar 2. Only changes mean something: there is no convergence. After a close of 0, and where
/// volume times change goes beyond 10^28, the bar has no value and is left out. For <see cref="double"/>, what each addition rounds
/// away is carried along. A missing close or volume (NaN) starts the sum again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class PriceVolumeTrend<T>()
    : Indicator<PriceVolumeTrendState<T>, Ohlcv<T>, T>(new PriceVolumeTrendState<T>())
    where T : struct, INumber<T>;
