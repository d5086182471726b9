using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Chande Kroll stop: the highest of q stops below the highest high, and the lowest of q stops above the lowest low.</summary>
/// <remarks>
/// The stops of a bar are the highest high of p bars minus x average true ranges and the lowest low of p bars plus as much. The first
/// value comes with bar p + q, or p + q - 1 with <see cref="FirstTrueRange.HighLow"/>. A missing high, low or close (NaN) starts the
/// warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the extremes and the period of the average true range; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="multiple">How many ranges the stops are away; from 0.001 to 100.</param>
/// <param name="stopPeriod">The bars of the extremes of the stops; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="first">The true range of the first bar; none by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class ChandeKroll<T>(int period, decimal multiple = 1, int stopPeriod = 9, FirstTrueRange first = FirstTrueRange.None)
    : Indicator<ChandeKrollState<T>, Ohlcv<T>, ExitValue<T>>(new ChandeKrollState<T>(period, multiple, stopPeriod, first))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the extremes and the period of the average true range.</summary>
    public int Period { get; } = period;

    /// <summary>How many ranges the stops are away.</summary>
    public decimal Multiple { get; } = multiple;

    /// <summary>The bars of the extremes of the stops.</summary>
    public int StopPeriod { get; } = stopPeriod;

    /// <summary>The true range of the first bar.</summary>
    public FirstTrueRange First { get; } = first;
}
