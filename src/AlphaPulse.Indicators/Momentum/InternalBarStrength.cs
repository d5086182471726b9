using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The internal bar strength: where the close lies between the low and the high of its bar; 0 to 1.</summary>
/// <remarks>
/// (close - low) / (high - low). The first value comes with bar 1. A missing price (NaN) has no value. Not safe for use from several
/// threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class InternalBarStrength<T>()
    : Indicator<InternalBarStrengthState<T>, Ohlcv<T>, T>(new InternalBarStrengthState<T>())
    where T : struct, INumber<T>;
