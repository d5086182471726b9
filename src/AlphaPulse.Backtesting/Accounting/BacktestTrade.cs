namespace AlphaPulse.Backtesting;

/// <summary>One position from its opening to its closing.</summary>
/// <param name="Side">Long or short.</param>
/// <param name="EntryTime">The open at which it was opened, UTC.</param>
/// <param name="EntryPrice">The price there, before slippage, which is a cost.</param>
/// <param name="ExitTime">The open at which it was closed, UTC; for a trade that was open at the end the close of the last bar.</param>
/// <param name="ExitPrice">The price there, before slippage, which is a cost.</param>
/// <param name="GrossReturn">The simple return of the side before costs: exit over entry minus 1, with the sign turned for a short.</param>
/// <param name="NetReturn">What the trade did to the equity, both costs included; one plus these multiply to the final equity.</param>
public sealed record BacktestTrade(
    SignalDirection Side,
    DateTimeOffset EntryTime,
    decimal EntryPrice,
    DateTimeOffset ExitTime,
    decimal ExitPrice,
    decimal GrossReturn,
    decimal NetReturn);
