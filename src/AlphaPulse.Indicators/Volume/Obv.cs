using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The on-balance volume: the sum of the volumes of bars that closed higher minus that of bars that closed lower, in the unit of the volume.</summary>
/// <remarks>
/// The first value comes with bar 1; a bar that closes where the last one did adds nothing (Granville, New Key to Stock Market Profits,
/// 1963). Only changes mean something: the level depends on the first bar for ever, so that there is no convergence. For
/// <see cref="double"/>, what each addition rounds away is carried along. A missing close or volume (NaN) starts the sum again.
/// Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="start">What the sum begins with; the volume of the first bar by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Obv<T>(ObvStart start = ObvStart.FirstVolume)
    : Indicator<ObvState<T>, Ohlcv<T>, T>(new ObvState<T>(start))
    where T : struct, INumber<T>
{
    /// <summary>What the sum begins with.</summary>
    public ObvStart Start { get; } = start;
}
