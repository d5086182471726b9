using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The accumulation/distribution of Williams: the sum of how far each close is above the true low where it rose, and below the true high where it fell; in the unit of the price.</summary>
/// <remarks>
/// The true low is the lesser of the low and the last close, the true high the greater of the high and the last close; an unchanged
/// close adds nothing. It takes no volume. The first value comes with bar 2. Only changes mean something: there is no convergence. For
/// <see cref="double"/>, what each addition rounds away is carried along. A missing high, low or close (NaN) starts the sum again. Not
/// safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class WilliamsAccumulation<T>()
    : Indicator<WilliamsAccumulationState<T>, Ohlcv<T>, T>(new WilliamsAccumulationState<T>())
    where T : struct, INumber<T>;
