using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Heikin-Ashi: bars whose close is the mean of the bar and whose open is the middle of the Heikin-Ashi bar before.</summary>
/// <remarks>
/// The first open is the middle of open and close. The first value comes with bar 1; the weight of the first open falls by half a bar.
/// A missing price (NaN) starts all again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class HeikinAshi<T>()
    : Indicator<HeikinAshiState<T>, Ohlcv<T>, CandleValue<T>>(new HeikinAshiState<T>())
    where T : struct, INumber<T>;
