namespace AlphaPulse.Backtesting;

/// <summary>The sums that performance statistics are made of.</summary>
internal readonly ref struct ReturnSums
{
    internal ReturnSums(ReadOnlySpan<double> returns, double target)
    {
        var sum = 0.0;
        var equity = 1.0;
        var peak = 1.0;
        var underwater = 0;
        foreach (var value in returns)
        {
            sum += value;
            equity *= 1 + value;
            var shortfall = Math.Min(0, value - target);
            SquaredShortfalls += shortfall * shortfall;
            Excess += Math.Max(0, value - target);
            Shortfall -= shortfall;
            if (value > 0)
            {
                Hits++;
                Gains += value;
            }
            else
            {
                Losses -= value;
            }

            peak = Math.Max(peak, equity);
            underwater = equity < peak ? underwater + 1 : 0;
            var drawdown = equity / peak - 1;
            SquaredDrawdowns += drawdown * drawdown;
            MaximumDrawdown = Math.Min(MaximumDrawdown, drawdown);
            MaximumDrawdownPeriods = Math.Max(MaximumDrawdownPeriods, underwater);
        }

        Mean = sum / returns.Length;
        Equity = equity;
        foreach (var value in returns)
        {
            var difference = value - Mean;
            var square = difference * difference;
            SquaresAroundMean += square;
            CubesAroundMean += square * difference;
            FourthsAroundMean += square * square;
        }
    }

    internal double Mean { get; }

    internal double SquaresAroundMean { get; }

    internal double CubesAroundMean { get; }

    internal double FourthsAroundMean { get; }

    internal double Excess { get; }

    internal double Shortfall { get; }

    internal double SquaredDrawdowns { get; }

    internal double Equity { get; }

    internal double SquaredShortfalls { get; }

    internal int Hits { get; }

    internal double Gains { get; }

    internal double Losses { get; }

    internal double MaximumDrawdown { get; }

    internal int MaximumDrawdownPeriods { get; }
}
