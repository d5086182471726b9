namespace AlphaPulse.Backtesting;

/// <summary>Count, mean and sum of squares around the mean of some returns; two of them join without losing digits (Chan, Golub and LeVeque, 1979).</summary>
/// <remarks>Whether returns vary is told by comparing them: the squares of constant ones need not be 0, as their mean is rounded.</remarks>
internal readonly record struct BlockMoments(int Count, double First, bool Varies, double Mean, double Squares)
{
    /// <summary>Mean over sample standard deviation; 0 where every return is 0, NaN where they are constant otherwise or vary by too little to be squared.</summary>
    internal double Sharpe => Varies && Squares > 0 ? Mean / Math.Sqrt(Squares / (Count - 1)) : !Varies && First == 0 ? 0 : double.NaN;

    internal static BlockMoments Of(ReadOnlySpan<double> returns)
    {
        if (returns.IndexOfAnyExcept(returns[0]) < 0)
        {
            return new BlockMoments(returns.Length, returns[0], Varies: false, returns[0], 0);
        }

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

        return new BlockMoments(returns.Length, returns[0], Varies: true, mean, squares);
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
            First,
            Varies || other.Varies || First != other.First,
            Mean + difference * other.Count / count,
            Squares + other.Squares + difference * difference * Count * other.Count / count);
    }
}
