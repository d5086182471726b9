using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Aroon of Chande: how recently the market made its highest high and its lowest low.</summary>
/// <remarks>
/// 100 (n - bars since the highest high) / n, the lowest low likewise, over the newest bar and the n before it; the first value comes with
/// bar n + 1 (Chande, Stocks and Commodities, September 1995). Of equal extremes the latest counts, in a flat market the newest bar. A
/// missing value (NaN) leaves no value until it has left the window. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">How many bars before the newest one are looked at; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="tie">Which of equal extremes counts; the latest by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Aroon<T>(int period, ExtremeTie tie = ExtremeTie.Latest)
    : Indicator<AroonState<T>, Ohlcv<T>, AroonValue<T>>(new AroonState<T>(period, tie))
    where T : struct, INumber<T>
{
    /// <summary>How many bars before the newest one are looked at.</summary>
    public int Period { get; } = period;

    /// <summary>Which of equal extremes counts.</summary>
    public ExtremeTie Tie { get; } = tie;
}
