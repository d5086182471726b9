using AlphaPulse.Backtesting;

namespace AlphaPulse.Training;

/// <summary>What a candidate earns beyond the share of another way of deciding that it carries (Jensen's alpha, 1968), bar by bar.</summary>
/// <remarks>
/// A plain difference would add the whole noise of the other way to the evidence, though the candidate never held it. Immutable.
/// </remarks>
/// <param name="Over">The other way.</param>
/// <param name="Beta">The share of it that is charged.</param>
/// <param name="Values">The returns beyond it, as fractions.</param>
internal sealed record ExcessReturns(string Over, double Beta, double[] Values)
{
    /// <summary>The mean in units of its standard error; negative infinity where nothing varies, because nothing was shown.</summary>
    public double T
    {
        get
        {
            var mean = Values.Average();
            var squares = Values.Sum(v => (v - mean) * (v - mean));
            return squares > 0 ? mean / Math.Sqrt(squares / ((double)Values.Length * (Values.Length - 1))) : double.NegativeInfinity;
        }
    }

    /// <summary>The returns of a candidate beyond another way of deciding.</summary>
    /// <param name="own">The returns of the candidate.</param>
    /// <param name="over">The name of the other way.</param>
    /// <param name="theirs">Its returns.</param>
    /// <param name="isReplaced">
    /// Whether the candidate is to replace it: then it is charged in full. Otherwise the share is the slope of the candidate's returns on
    /// it, from 0 to 1: to have leaned against a baseline that lost money is not paid for.
    /// </param>
    /// <returns>The excess.</returns>
    public static ExcessReturns Of(double[] own, string over, double[] theirs, bool isReplaced)
    {
        var beta = isReplaced ? 1 : Math.Clamp(Slope(own, theirs), 0, 1);
        var values = new double[own.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = own[i] - beta * theirs[i];
        }

        return new ExcessReturns(over, beta, values);
    }

    /// <summary>
    /// What each bar gives, net of costs, on a position of a constant size. Returns on the equity would not do for a comparison: a short
    /// position that loses is leveraged more and more, and its last bars drown everything.
    /// </summary>
    /// <param name="result">The backtest.</param>
    /// <param name="bars">The bars that it ran over.</param>
    /// <param name="costs">What a side costs.</param>
    /// <returns>The returns, one for each step.</returns>
    public static double[] OnConstantSize(BacktestResult result, IReadOnlyList<Bar> bars, TradingCosts costs)
    {
        var returns = new double[result.Steps.Count];
        var held = 0;
        for (var i = 0; i < returns.Length; i++)
        {
            var bar = bars[i + 1];
            var end = i + 2 < bars.Count ? bars[i + 2].Open : bar.Close;
            var side = (int)result.Steps[i].Position;
            returns[i] = side * (double)(end / bar.Open - 1) - (double)costs.Fraction * Math.Abs(side - held);
            held = side;
        }

        return returns;
    }

    private static double Slope(double[] own, double[] theirs)
    {
        var (ownMean, theirMean) = (own.Average(), theirs.Average());
        var (covariance, variance) = (0.0, 0.0);
        for (var i = 0; i < own.Length; i++)
        {
            covariance += (own[i] - ownMean) * (theirs[i] - theirMean);
            variance += (theirs[i] - theirMean) * (theirs[i] - theirMean);
        }

        return variance > 0 ? covariance / variance : 0;
    }
}
