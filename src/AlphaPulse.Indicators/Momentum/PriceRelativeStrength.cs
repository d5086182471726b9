using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The price of one instrument relative to that of another.</summary>
/// <remarks>
/// The first series divided by the second one, such as a stock by its index. The first value comes with bar 1. A missing value (NaN) in
/// either, and a second value of 0, has none. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class PriceRelativeStrength<T>()
    : Indicator<PriceRelativeStrengthState<T>, Pair<T>, T>(new PriceRelativeStrengthState<T>())
    where T : struct, INumber<T>;
