namespace AlphaPulse.Simulation.Tests;

/// <summary>Statistics of log returns.</summary>
internal static class Returns
{
    /// <summary>The log return of each bar after the first, by close.</summary>
    public static double[] Of(IReadOnlyList<Bar> bars) =>
        [.. bars.Skip(1).Select((bar, i) => Math.Log((double)(bar.Close / bars[i].Close)))];

    /// <summary>The correlation of a series with itself some places later.</summary>
    public static double Autocorrelation(double[] values, int lag)
    {
        var mean = values.Average();
        var variance = values.Sum(v => (v - mean) * (v - mean));
        var covariance = 0.0;
        for (var i = lag; i < values.Length; i++)
        {
            covariance += (values[i] - mean) * (values[i - lag] - mean);
        }

        return covariance / variance;
    }

    /// <summary>What going with the sign of the last returns earns, in returns of the next bar.</summary>
    public static (double GrossPerBar, double FlipsPerBar) Momentum(double[] returns, int window)
    {
        double gross = 0;
        var flips = 0;
        var side = 0;
        for (var i = window; i < returns.Length; i++)
        {
            var next = Math.Sign(returns[(i - window)..i].Sum());
            flips += next == side ? 0 : 1;
            side = next;
            gross += side * returns[i];
        }

        return (gross / (returns.Length - window), (double)flips / (returns.Length - window));
    }
}
