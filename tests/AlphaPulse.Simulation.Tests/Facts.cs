namespace AlphaPulse.Simulation.Tests;

/// <summary>Stylised facts of a series of bars.</summary>
/// <param name="Kurtosis">Of log returns; 3 for a normal distribution.</param>
/// <param name="Lag1">Autocorrelation of returns after 1 bar.</param>
/// <param name="Lag2">After 2.</param>
/// <param name="Size1">Autocorrelation of absolute returns after 1 bar.</param>
/// <param name="Size24">After 24.</param>
/// <param name="Size168">After 168.</param>
/// <param name="HourRatio">The mean absolute return of the liveliest hour of the day over that of the quietest.</param>
/// <param name="HourVolumeRatio">The same of the volume.</param>
/// <param name="Weekend">The mean absolute return of weekends over that of other days.</param>
/// <param name="WeekendVolume">The same of the volume.</param>
internal sealed record Facts(
    double Kurtosis,
    double Lag1,
    double Lag2,
    double Size1,
    double Size24,
    double Size168,
    double HourRatio,
    double HourVolumeRatio,
    double Weekend,
    double WeekendVolume)
{
    public static Facts Of(IReadOnlyList<Bar> bars)
    {
        var returns = Returns.Of(bars);
        var sizes = Array.ConvertAll(returns, Math.Abs);
        var variance = returns.Average(r => r * r);
        var later = bars.Skip(1).ToList();
        double[] volumes = [.. later.Select(b => (double)b.Volume)];
        return new Facts(
            returns.Average(r => r * r * r * r) / (variance * variance),
            Returns.Autocorrelation(returns, 1),
            Returns.Autocorrelation(returns, 2),
            Returns.Autocorrelation(sizes, 1),
            Returns.Autocorrelation(sizes, 24),
            Returns.Autocorrelation(sizes, 168),
            HourSpread(later, sizes),
            HourSpread(later, volumes),
            WeekendShare(later, sizes),
            WeekendShare(later, volumes));
    }

    public static Facts Median(IReadOnlyList<Facts> all)
    {
        double At(int fact) => all.Select(f => f.List()[fact].Value).Order().ElementAt(all.Count / 2);
        return new Facts(At(0), At(1), At(2), At(3), At(4), At(5), At(6), At(7), At(8), At(9));
    }

    public IReadOnlyList<(string Name, double Value)> List() =>
    [
        (nameof(Kurtosis), Kurtosis), (nameof(Lag1), Lag1), (nameof(Lag2), Lag2), (nameof(Size1), Size1), (nameof(Size24), Size24),
        (nameof(Size168), Size168), (nameof(HourRatio), HourRatio), (nameof(HourVolumeRatio), HourVolumeRatio), (nameof(Weekend), Weekend),
        (nameof(WeekendVolume), WeekendVolume),
    ];

    private static double HourSpread(List<Bar> bars, double[] values)
    {
        var means = bars.Zip(values).GroupBy(p => p.First.OpenTime.Hour).Select(g => g.Average(p => p.Second)).ToList();
        return means.Max() / means.Min();
    }

    private static double WeekendShare(List<Bar> bars, double[] values)
    {
        var parts = bars.Zip(values).ToLookup(p => p.First.OpenTime.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, p => p.Second);
        return parts[true].DefaultIfEmpty(double.NaN).Average() / parts[false].Average();
    }
}
