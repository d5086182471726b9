using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The historical volatility: the standard deviation of the returns of n bars, times the root of the bars of a year; a fraction.</summary>
/// <remarks>
/// The first value comes with bar n + 1. A return from or to a value that is not positive has no logarithm, one from 0 no quotient:
/// there is no value until n returns followed it, as after a missing value (NaN). A bar costs n steps. Not safe for use from several
/// threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The returns of the window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="annual">How many bars a year has; 1 for the volatility of a bar; from 1 to 1,000,000.</param>
/// <param name="returns">Which returns; logarithmic by default.</param>
/// <param name="deviation">What the sum of squares is divided by; n - 1 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class HistoricalVolatility<T>(int period = 20, decimal annual = 252m, ReturnKind returns = ReturnKind.Logarithmic, DeviationKind deviation = DeviationKind.Sample)
    : Indicator<HistoricalVolatilityState<T>, T, T>(new HistoricalVolatilityState<T>(period, annual, returns, deviation))
    where T : struct, INumber<T>
{
    /// <summary>The returns of the window.</summary>
    public int Period { get; } = period;

    /// <summary>How many bars a year has.</summary>
    public decimal Annual { get; } = annual;

    /// <summary>Which returns.</summary>
    public ReturnKind Returns { get; } = returns;

    /// <summary>What the sum of squares is divided by.</summary>
    public DeviationKind Deviation { get; } = deviation;
}
