namespace AlphaPulse.Backtesting;

/// <summary>One step of a backtest: from the open of a bar to the open of the next, for the last bar to its close.</summary>
/// <remarks>
/// Amounts are in units of the equity at the start, exact to 18 decimals: <c>Equity</c> is that of the step before plus
/// <c>GrossProfit</c> minus <c>Cost</c>, to the last digit. Returns are shares of the equity at the beginning of the step.
/// </remarks>
/// <param name="From">The open of the bar, UTC.</param>
/// <param name="To">The open of the next bar or the close of the last, UTC.</param>
/// <param name="Position">The position held in the step.</param>
/// <param name="SpansGap">Whether bars are missing before <paramref name="To"/>; the position was carried over the gap.</param>
/// <param name="GrossProfit">What the position earned.</param>
/// <param name="Cost">What fills cost: at <paramref name="From"/>, in the last step also at <paramref name="To"/>.</param>
/// <param name="Equity">The equity at <paramref name="To"/>, after costs.</param>
/// <param name="GrossReturn">The simple return before costs, as a fraction.</param>
/// <param name="NetReturn">The simple return after costs, as a fraction.</param>
public readonly record struct BacktestStep(
    DateTimeOffset From,
    DateTimeOffset To,
    SignalDirection Position,
    bool SpansGap,
    decimal GrossProfit,
    decimal Cost,
    decimal Equity,
    decimal GrossReturn,
    decimal NetReturn);
