using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Chandelier exit: k average true ranges below the highest high of n bars for a long position, above the lowest low for a short one.</summary>
/// <remarks>
/// The current bar counts. The first value comes with bar n + 1. A missing high, low or close (NaN) starts the warm-up again. Not safe
/// for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the extremes and the period of the average true range; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="multiple">How many ranges the stops are away; from 0.001 to 100.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Chandelier<T>(int period, decimal multiple = 3)
    : Indicator<ChandelierState<T>, Ohlcv<T>, ExitValue<T>>(new ChandelierState<T>(period, multiple))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the extremes and the period of the average true range.</summary>
    public int Period { get; } = period;

    /// <summary>How many ranges the stops are away.</summary>
    public decimal Multiple { get; } = multiple;
}
