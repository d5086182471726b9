namespace AlphaPulse.Collectors.Tests.Quality;

/// <summary>A quiet series that the tests break in one place each.</summary>
internal static class FirewallScene
{
    public static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly BarSeriesId Hours = new(InstrumentId.Parse("test:BTC-USDT"), Timeframe.OneHour);

    /// <summary>Bars whose closes wander by about a thousandth an hour.</summary>
    public static List<Bar> Quiet(int count, long seed = 5)
    {
        var random = new DeterministicRandom(seed);
        var bars = new List<Bar>(count);
        var close = 100m;
        for (var i = 0; i < count; i++)
        {
            var open = close;
            close = Math.Round(close * (decimal)(1 + (random.NextNormal() * 0.001)), 4);
            bars.Add(At(i, open, close, 5 + (i % 11)));
        }

        return bars;
    }

    public static Bar At(int hour, decimal open, decimal close, decimal volume = 5, BarSeriesId? series = null) => new(
        series ?? Hours, Start.AddHours(hour), open, Math.Max(open, close) + 0.01m, Math.Min(open, close) - 0.01m, close, volume, Start.AddHours(hour + 1), BarProvenance.VenueRest)
    {
        IsAvailabilityAssumed = true,
    };

    public static Bar Scaled(Bar bar, decimal factor) => new(
        bar.Series, bar.OpenTime, bar.Open * factor, bar.High * factor, bar.Low * factor, bar.Close * factor, bar.Volume, bar.AvailableAt, bar.Provenance)
    {
        IsAvailabilityAssumed = bar.IsAvailabilityAssumed,
    };

    public static Bar With(Bar bar, decimal? close = null, decimal? volume = null, decimal? high = null) => new(
        bar.Series, bar.OpenTime, bar.Open, Math.Max(high ?? bar.High, close ?? bar.Close), Math.Min(bar.Low, close ?? bar.Close), close ?? bar.Close, volume ?? bar.Volume, bar.AvailableAt, bar.Provenance)
    {
        IsAvailabilityAssumed = bar.IsAvailabilityAssumed,
    };

    /// <summary>The verdicts that hold a bar, by its number.</summary>
    public static Dictionary<int, BarVerdict> Judge(IReadOnlyList<Bar> bars, BarFirewallOptions? options = null, IReadOnlyList<Bar>? second = null)
    {
        var firewall = new BarFirewall(bars[0].Series, options);
        var held = new Dictionary<int, BarVerdict>();
        for (var i = 0; i < bars.Count; i++)
        {
            var verdict = firewall.Judge(bars[i], second?[i]);
            if (verdict.IsHeld)
            {
                held.Add(i, verdict);
            }
        }

        return held;
    }
}
