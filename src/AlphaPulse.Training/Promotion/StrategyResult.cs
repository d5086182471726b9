using AlphaPulse.Backtesting;

namespace AlphaPulse.Training;

/// <summary>How one way of deciding did on the holdout, or on a path before it, net of costs.</summary>
/// <param name="Name">The candidate, the champion, a baseline or a path.</param>
/// <param name="NetReturn">The compounded return after costs, as a fraction.</param>
/// <param name="GrossReturn">The compounded return before costs, as a fraction.</param>
/// <param name="MeanNetReturn">The mean return per bar after costs, as a fraction.</param>
/// <param name="Sharpe">Mean over standard deviation of the net returns, per bar; <see langword="null"/> where it never traded.</param>
/// <param name="MaxDrawdown">The greatest fall from a peak of the net equity, as a fraction from 0 to 1.</param>
/// <param name="Trades">How many positions it took.</param>
public sealed record StrategyResult(
    string Name, double NetReturn, double GrossReturn, double MeanNetReturn, double? Sharpe, double MaxDrawdown, int Trades)
{
    internal static StrategyResult Of(string name, BacktestResult result)
    {
        var net = PerformanceStatistics.FromResult(result, periodsPerYear: 1);
        var gross = result.Steps.Aggregate(1m, (equity, step) => equity * (1 + step.GrossReturn)) - 1;
        return new StrategyResult(
            name, net.TotalReturn, (double)gross, net.MeanReturn, net.Sharpe, -net.MaximumDrawdown, result.Trades.Count);
    }
}
