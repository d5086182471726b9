using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The close times the volume: the money that was traded, nearly.</summary>
/// <remarks>
/// The first value comes with bar 1. There is no value beyond 7e28, the range of decimal, in either number type. A missing close or
/// volume (NaN) leaves no value. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class PriceVolume<T>()
    : Indicator<PriceVolumeState<T>, Ohlcv<T>, T>(new PriceVolumeState<T>())
    where T : struct, INumber<T>;
