using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Doji by percent: 100 where open and close are nearly equal, else 0.</summary>
/// <remarks>
/// Unlike the pattern of TA-Lib it does not depend on the bars before. A change that ties with the bound counts. The first value comes
/// with bar 1. A missing open or close (NaN) has no value. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="percent">The greatest change from open to close, in percent of the open; from 0 to 100.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class DojiPercent<T>(decimal percent = 0.1m)
    : Indicator<DojiPercentState<T>, Ohlcv<T>, T>(new DojiPercentState<T>(percent))
    where T : struct, INumber<T>
{
    /// <summary>The greatest change from open to close, in percent of the open.</summary>
    public decimal Percent { get; } = percent;
}
