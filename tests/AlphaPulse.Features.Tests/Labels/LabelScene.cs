namespace AlphaPulse.Features.Tests;

/// <summary>Hand-made and random bars for labels, and the labels of them.</summary>
internal static class LabelScene
{
    public static readonly ITradingCalendar Always = AlwaysOpenCalendar.Instance;

    /// <summary>Every kind of label, with short horizons and windows.</summary>
    public static readonly ILabel[] Kinds =
    [
        .. new[]
        {
            "forward_log_return(3)", "direction(2)", "volatility_scaled(3,4)", "net_return(3,20)", "net_side(2,20)", "triple_barrier(6,1.5,1,4)",
            "triple_barrier(6,1,1,4,close,none)", "triple_barrier(6,0,2,4,high_low,miss)", "trend_scan(2,6)",
            "meta(momentum(3),forward_log_return(3),10)", "meta(reversal(2),triple_barrier(6,2,1,4),10)",
        }.Select(AlphaPulse.Features.Labels.Parse),
    ];

    public static Bar Bar(int hour, decimal open, decimal high, decimal low, decimal close, int lateHours = 0) => new(
        Series.Id, Series.Start.AddHours(hour), open, high, low, close, 1, Series.Start.AddHours(hour + 1 + lateHours), BarProvenance.Simulated);

    /// <summary>Bars of a random walk with missing ones and late ones.</summary>
    public static List<Bar> Walk(int seed, int hours = 60, double gaps = 0.04)
    {
        var random = new DeterministicRandom(seed);
        var bars = new List<Bar>();
        var close = 100m;
        for (var hour = 0; hour < hours; hour++)
        {
            var open = close;
            close = Math.Round(close * (decimal)Math.Exp(0.01 * random.NextNormal()), 2);
            var high = Math.Round(Math.Max(open, close) * (1 + (decimal)(0.006 * random.NextDouble())), 2);
            var low = Math.Round(Math.Min(open, close) * (1 - (decimal)(0.006 * random.NextDouble())), 2);
            var late = random.NextInt32(12) == 0 ? 2 : 0;
            if (random.NextDouble() >= gaps)
            {
                bars.Add(Bar(hour, open, high, low, close, late));
            }
        }

        return bars;
    }

    public static List<RealizedLabel> Label(ILabel label, IEnumerable<Bar> bars, Func<int, bool>? begins = null)
    {
        var engine = new LabelEngine(label, Always);
        var realized = new List<RealizedLabel>();
        var number = 0;
        foreach (var bar in bars)
        {
            engine.Observe(bar, begins?.Invoke(number) ?? true, realized);
            number++;
        }

        return [.. realized.OrderBy(r => r.Start)];
    }

    public static List<RealizedLabel> Label(string label, params Bar[] bars) => Label(AlphaPulse.Features.Labels.Parse(label), bars);

    public static int Hour(Bar bar) => (int)(bar.OpenTime - Series.Start).TotalHours;
}
