namespace AlphaPulse.Backtesting;

/// <summary>What a path of positions earned.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed class BacktestResult
{
    internal BacktestResult(
        IReadOnlyList<BacktestStep> steps, IReadOnlyList<BacktestTrade> trades, decimal turnover, DateTimeOffset? ruinedAt)
    {
        Steps = steps;
        Trades = trades;
        Turnover = turnover;
        RuinedAt = ruinedAt;
        Exposure = (decimal)steps.Count(step => step.Position != SignalDirection.Flat) / steps.Count;
        CostsPaid = steps.Sum(step => step.Cost);
    }

    /// <summary>The steps in order: one for each bar but the first, before which nothing was decided.</summary>
    public IReadOnlyList<BacktestStep> Steps { get; }

    /// <summary>The trades in the order of their exits; flat times are none.</summary>
    public IReadOnlyList<BacktestTrade> Trades { get; }

    /// <summary>The equity at the end, in units of that at the start.</summary>
    public decimal FinalEquity => Steps[^1].Equity;

    /// <summary>The sum over all fills of the notional traded over the equity at that time: about 2 for one trade.</summary>
    public decimal Turnover { get; }

    /// <summary>The share of steps with a position, from 0 to 1.</summary>
    public decimal Exposure { get; }

    /// <summary>The sum of all costs, in units of the equity at the start.</summary>
    public decimal CostsPaid { get; }

    /// <summary>When the equity was found at or below 0, UTC: the position was closed and nothing was opened again. Otherwise <see langword="null"/>.</summary>
    public DateTimeOffset? RuinedAt { get; }

    /// <summary>The net return of each step in double precision, for statistics.</summary>
    /// <returns>A new array.</returns>
    public double[] GetNetReturns() => [.. Steps.Select(step => (double)step.NetReturn)];
}
