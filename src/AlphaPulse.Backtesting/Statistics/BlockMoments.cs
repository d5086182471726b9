namespace AlphaPulse.Backtesting;

/// <summary>Count, mean and sum of squares around the mean of some returns; two of them join without losing digits (Chan, Golub and LeVeque, 1979).</summary>
internal readonly record struct BlockMoments(int Count, double Mean, double Squares)
{
    /// <summary>Mean over sample standard deviation; 0 where every return is 0, NaN where they are constant otherwise.</summary>
    internal double Sharpe => Squares > 0 ? Mean / Math.Sqrt(Squares / (Count - 1)) : Mean == 0 ? 0 : double.NaN;

    internal static BlockMoments Of(ReadOnlySpan<double> returns)
    {
        var mean = 0.0;
        foreach (var value in returns)
        {
            mean += value;
        }

        mean /= returns.Length;
        var squares = 0.0;
        foreach (var value in returns)
        {
            squares += (value - mean) * (value - mean);
        }

        return new BlockMoments(returns.Length, mean, squares);
    }

    internal BlockMoments Join(BlockMoments other)
    {
        if (Count == 0)
        {
            return other;
        }

        var count = Count + other.Count;
        var difference = other.Mean - Mean;
        return new BlockMoments(
            count,
            Mean + difference * other.Count / count,
            Squares + other.Squares + difference * difference * Count * other.Count / count);
    }
}
