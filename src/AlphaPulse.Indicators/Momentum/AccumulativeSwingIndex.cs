using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The accumulative swing index of Wilder: the sum of the swing indexes since the beginning.</summary>
/// <remarks>
/// The sum of <see cref="SwingIndex{T}"/> since the first bar; a bar without any move adds nothing. The first value comes with bar 2. A
/// missing price (NaN) begins the sum again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="limit">The limit move: the most that the price may change in a bar, in its unit; from 0.01 to 1000000.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class AccumulativeSwingIndex<T>(decimal limit = 1m)
    : Indicator<AccumulativeSwingIndexState<T>, Ohlcv<T>, T>(new AccumulativeSwingIndexState<T>(limit))
    where T : struct, INumber<T>
{
    /// <summary>The limit move: the most that the price may change in a bar, in its unit.</summary>
    public decimal Limit { get; } = limit;
}
