namespace AlphaPulse.EndToEnd.Tests.Reporting;

/// <summary>What the gate calls holding until changed, in arithmetic of its own: a fixed quantity from open to open, 10 basis points a side.</summary>
internal sealed record PlainAccount(double Net, int Trades, double Drawdown, IReadOnlyList<double> Returns, bool IsRuined)
{
    private const double Cost = 0.001;

    /// <summary>Holds the positions of a path, one decision at the close of each bar; none keeps what is held.</summary>
    public static PlainAccount Hold(IReadOnlyList<PlainBar> bars, IReadOnlyList<int?> path)
    {
        var (cash, quantity, side, trades, peak, fall, before, isRuined) = (1.0, 0.0, 0, 0, 1.0, 0.0, 1.0, false);
        var returns = new List<double>();
        for (var i = 1; i < bars.Count; i++)
        {
            var open = bars[i].Open;
            if (!isRuined && path[i - 1] is { } wanted && wanted != side)
            {
                cash += quantity * open - Cost * Math.Abs(quantity) * open;
                quantity = wanted * cash / (1 + Cost) / open;
                cash -= quantity * open + Cost * Math.Abs(quantity) * open;
                side = wanted;
                trades += wanted == 0 ? 0 : 1;
            }

            var isLast = i + 1 == bars.Count;
            var price = isLast ? bars[i].Close : bars[i + 1].Open;
            isRuined |= cash + quantity * price <= 0;
            var equity = cash + quantity * price - (isLast || isRuined ? Cost * Math.Abs(quantity) * price : 0);
            (cash, quantity) = isLast || isRuined ? (equity, 0) : (cash, quantity);
            peak = Math.Max(peak, equity);
            fall = Math.Max(fall, 1 - equity / peak);
            returns.Add(equity / before - 1);
            before = equity;
        }

        return new PlainAccount(cash - 1, trades, fall, returns, isRuined);
    }
}
