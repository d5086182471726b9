using System.Globalization;

namespace AlphaPulse.Backtesting;

/// <summary>The returns of a backtest on a position of a constant size, for comparing strategies.</summary>
/// <remarks>
/// Returns on the equity would not do for a comparison: a short position that loses is leveraged more and more, and its last bars drown
/// everything. Here each step counts the same: <c>side * (price at its end / price at its beginning - 1)</c> minus the costs of every
/// side traded in it, the closing of what is open at the end included. Pure and safe for use from any thread.
/// </remarks>
public static class ConstantSizeReturns
{
    /// <summary>Computes the returns.</summary>
    /// <param name="result">The backtest.</param>
    /// <param name="bars">The bars that it ran over.</param>
    /// <param name="costs">What fills cost.</param>
    /// <returns>The net returns, one for each step, as fractions.</returns>
    /// <exception cref="ArgumentException">There are not as many bars as the backtest ran over.</exception>
    public static double[] Of(BacktestResult result, IReadOnlyList<Bar> bars, TradingCosts costs)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(bars);
        ArgumentNullException.ThrowIfNull(costs);
        if (bars.Count != result.Steps.Count + 1)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The backtest has {result.Steps.Count} steps, which {bars.Count} bars do not give; pass the bars that it ran over."),
                nameof(bars));
        }

        var returns = new double[result.Steps.Count];
        var held = 0;
        for (var i = 0; i < returns.Length; i++)
        {
            var bar = bars[i + 1];
            var isLast = i + 2 == bars.Count;
            var end = isLast ? bar.Close : bars[i + 2].Open;
            var side = (int)result.Steps[i].Position;
            var traded = Math.Abs(side - held) + (isLast ? Math.Abs(side) : 0);
            returns[i] = side * (double)(end / bar.Open - 1) - (double)costs.Fraction * traded;
            held = side;
        }

        return returns;
    }
}
