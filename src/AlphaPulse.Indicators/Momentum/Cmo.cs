using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The momentum oscillator of Chande: gains less losses, relative to both together; -100 to 100.</summary>
/// <remarks>
/// 100 (gains - losses) / (gains + losses) of the sums over the last n changes (Chande and Kroll, The New Technical Trader, 1994); with
/// <see cref="CmoSmoothing.Smoothed"/> of Wilder's averages, as in TA-Lib, which is twice the relative strength index less 100. The two
/// never agree. The first value comes with bar n + 1; there is none where nothing has moved. A missing value (NaN) starts the warm-up
/// again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="smoothing">How gains and losses are gathered; by sums by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Cmo<T>(int period, CmoSmoothing smoothing = CmoSmoothing.Sums)
    : Indicator<CmoState<T>, T, T>(new CmoState<T>(period, smoothing))
    where T : struct, INumber<T>
{
    /// <summary>The period.</summary>
    public int Period { get; } = period;

    /// <summary>How gains and losses are gathered.</summary>
    public CmoSmoothing Smoothing { get; } = smoothing;
}
