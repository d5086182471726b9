using AlphaPulse.Backtesting;

namespace AlphaPulse.Hosting;

/// <summary>Draws what the runner of the gate found.</summary>
internal static class HeldAccountBuilder
{
    public static HeldAccount Build(string name, BacktestResult result, long seed)
    {
        var equity = new ReportSeries(
            name,
            [ReportTimes.Number(result.Steps[0].From), .. result.Steps.Select(s => ReportTimes.Number(s.To))],
            [0, .. result.Steps.Select(s => (double)(s.Equity - 1))]);
        var gross = result.Steps.Aggregate(1m, (value, step) => value * (1 + step.GrossReturn)) - 1;
        return new HeldAccount(
            name, equity, Drawdown(equity), (double)(result.FinalEquity - 1), (double)gross, Interval(result, seed), result.Trades.Count);
    }

    internal static ReportSeries Drawdown(ReportSeries equity)
    {
        var peak = 1.0;
        var falls = new double[equity.Values.Length];
        for (var i = 0; i < falls.Length; i++)
        {
            var value = 1 + equity.Values[i];
            peak = Math.Max(peak, value);
            falls[i] = value / peak - 1;
        }

        return equity with { Values = falls };
    }

    /// <summary>The interval of the return of the whole: that of the mean logarithmic return of a step, times the steps.</summary>
    private static ReportInterval? Interval(BacktestResult result, long seed)
    {
        // Nothing was held, nothing is uncertain; and a ruined account has no logarithm.
        if (result.Steps.Count < 2 || result.Trades.Count == 0 || result.Steps.Any(s => s.NetReturn <= -1))
        {
            return null;
        }

        var steps = result.Steps.Select(s => Math.Log(1 + (double)s.NetReturn)).ToArray();
        var mean = StationaryBootstrap.TestMean(steps, seed, new BootstrapOptions { Resamples = 2_000, Confidence = 0.9 });
        return new ReportInterval(
            (double)(result.FinalEquity - 1), Math.Exp(mean.Lower * steps.Length) - 1, Math.Exp(mean.Upper * steps.Length) - 1);
    }
}
