namespace AlphaPulse.Backtesting.Tests;

/// <summary>Makes hourly bars and paths for the tests.</summary>
internal static class TestBars
{
    internal static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly BarSeriesId Series = new(InstrumentId.Parse("binance:BTC-USDT"), Timeframe.OneHour);

    internal static BacktestRunner Free { get; } = new(TradingCosts.None, AlwaysOpenCalendar.Instance);

    internal static BacktestRunner Costly { get; } = new(new TradingCosts(), AlwaysOpenCalendar.Instance);

    internal static Bar At(int hour, decimal open, decimal close, BarProvenance provenance = BarProvenance.Import)
    {
        var time = Start.AddHours(hour);
        return new Bar(Series, time, open, Math.Max(open, close), Math.Min(open, close), close, 1, time.AddHours(1), provenance);
    }

    /// <summary>Bars that open at the given prices and close at the open of the next; the last closes at the last price.</summary>
    internal static Bar[] Opening(params decimal[] opensAndLastClose) =>
        [.. Enumerable.Range(0, opensAndLastClose.Length - 1).Select(i => At(i, opensAndLastClose[i], opensAndLastClose[i + 1]))];

    /// <summary>A walk of prices with four decimals and a path of decisions, some of them missing, both from a seed.</summary>
    internal static (Bar[] Bars, PositionPath Path) Random(long seed, int count, bool gaps = true)
    {
        var random = new DeterministicRandom(seed);
        var bars = new Bar[count];
        var targets = new SignalDirection?[count];
        var price = 100m;
        var hour = 0;
        for (var i = 0; i < count; i++)
        {
            var open = price;
            price = Math.Max(1m, decimal.Round(price * (1 + (random.NextInt32(401) - 200) / 10_000m), 4));
            bars[i] = At(hour, open, price);
            hour += gaps && random.NextInt32(10) == 0 ? 3 : 1;
            price = Math.Max(1m, decimal.Round(price * (1 + (random.NextInt32(101) - 50) / 10_000m), 4));
            targets[i] = random.NextInt32(5) == 0 ? null : (SignalDirection)(random.NextInt32(3) - 1);
        }

        return (bars, new PositionPath(targets));
    }
}
