namespace AlphaPulse.Indicators.Tests;

/// <summary>What the definitions of statistics share.</summary>
internal static class StatisticsSeries
{
    /// <summary>A definition over each window of n closes.</summary>
    public static Definition OfCloses(int n, Func<Precise[], Precise?> of) => Of(n, window => of([.. window.Select(bar => bar.Close)]));

    /// <summary>A definition over each window of n bars.</summary>
    public static Definition Of(int n, Func<PreciseBar[], Precise?> of) => Several(n, window => [of(window)]);

    /// <summary>A definition with several outputs over each window of n bars.</summary>
    public static Definition Several(int n, Func<PreciseBar[], Precise?[]> of) => bars =>
    {
        var outputs = of(bars[..n]).Length;
        return [.. bars.Select((_, i) => i < n - 1 ? new Precise?[outputs] : of(bars[(i - n + 1)..(i + 1)]))];
    };

    public static Precise Mean(IReadOnlyCollection<Precise> values) => Precise.Sum(values) / values.Count;

    /// <summary>The mean of a power of the differences from the mean.</summary>
    public static Precise Moment(IReadOnlyCollection<Precise> values, int power)
    {
        var mean = Mean(values);
        return Mean([.. values.Select(value => Enumerable.Repeat(value - mean, power).Aggregate((Precise)1, (product, factor) => product * factor))]);
    }

    /// <summary>The mean of the products of the differences from both means.</summary>
    public static Precise Covariance(Precise[] first, Precise[] second)
    {
        var (firstMean, secondMean) = (Mean(first), Mean(second));
        return Mean([.. first.Zip(second, (x, y) => (x - firstMean) * (y - secondMean))]);
    }

    public static Precise[] Returns(Precise[] values) => [.. values.Skip(1).Zip(values, (value, before) => (value - before) / before)];

    public static Precise? Ratio(Precise numerator, Precise denominator) => denominator == Precise.Zero ? null : numerator / denominator;
}
