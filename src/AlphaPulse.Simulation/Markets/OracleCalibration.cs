namespace AlphaPulse.Simulation;

/// <summary>Finds the trend at which an oracle earns a given t-statistic on a path, net of costs.</summary>
/// <remarks>
/// The oracle holds the side of the planted state of every bar, with its whole equity, and pays for both sides when it turns. Its
/// t-statistic is that of the mean of its simple net returns, one a bar. It grows with the trend nearly linearly, so a few steps
/// of Newton's method with the slope of a straight line reach it. Where prices are coarse the t-statistic moves in steps, and the nearest
/// is taken.
/// </remarks>
internal static class OracleCalibration
{
    private const int Steps = 10;
    private const double Tolerance = 1e-4;

    public static double FindTrend(PricePath path, SimulatedMarketOptions options)
    {
        if (options.SignalTStatistic == 0)
        {
            return 0;
        }

        var (best, bestError, trend) = (0.0, double.PositiveInfinity, 0.0);
        for (var i = 0; i < Steps && bestError >= Tolerance; i++)
        {
            var (t, meanPerT) = Measure(path, options, trend);
            var error = Math.Abs(options.SignalTStatistic - t);
            if (error < bestError)
            {
                (best, bestError) = (trend, error);
            }

            trend += (options.SignalTStatistic - t) * meanPerT;
        }

        return best;
    }

    /// <summary>The t-statistic of the oracle, and how much mean return makes up one of it.</summary>
    public static (double T, double MeanPerT) Measure(PricePath path, SimulatedMarketOptions options, double trend)
    {
        var from = (int)(options.OracleFrom * options.Bars);
        var to = (int)(options.OracleTo * options.Bars);
        var (count, sum, squares, side) = (0, 0.0, 0.0, 0);
        foreach (var step in path.Walk(trend).Take(to).Skip(from))
        {
            var cost = side == step.Side ? 0 : options.OracleCost * Math.Abs(step.Side - side);
            side = step.Side;
            var net = side * ((double)step.Close / step.Open - 1) - cost;
            count++;
            sum += net;
            squares += net * net;
        }

        var mean = sum / count;
        var error = Math.Sqrt((squares / count - mean * mean) / (count - 1));
        return error > 0 ? (mean / error, error) : (0, 0);
    }
}
