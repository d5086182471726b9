using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The accumulation/distribution line of Chaikin: the sum of the volumes, each weighted by where the close lies in the range of its bar; in the unit of the volume.</summary>
/// <remarks>
/// The weight is ((close - low) - (high - close)) / (high - low), from -1 at the low to 1 at the high; a bar without a range adds nothing.
/// The first value comes with bar 1. Only changes mean something: the level depends on the first bar for ever, so that there is no
/// convergence. For <see cref="double"/>, what each addition rounds away is carried along. A missing high, low, close or volume (NaN)
/// starts the sum again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class AccumulationDistribution<T>()
    : Indicator<AccumulationDistributionState<T>, Ohlcv<T>, T>(new AccumulationDistributionState<T>())
    where T : struct, INumber<T>;
