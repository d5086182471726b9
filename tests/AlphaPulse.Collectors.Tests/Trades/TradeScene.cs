using System.Globalization;

namespace AlphaPulse.Collectors.Tests.Trades;

/// <summary>Trades and builders that the tests share.</summary>
internal static class TradeScene
{
    public static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly BarSeriesId Minutes = new(InstrumentId.Parse("test:AAA-BBB"), Timeframe.OneMinute);
    public static readonly TradeBarOptions Numbered = new() { Ids = TradeIdRule.Consecutive };
    public static readonly TradeBarOptions AnyOrder = Numbered with { Lateness = null };

    public static Trade Trade(long id, double seconds, decimal price, decimal quantity = 1, TradeSide side = TradeSide.Buy) =>
        Trade(id.ToString(CultureInfo.InvariantCulture), seconds, price, quantity, side);

    public static Trade Trade(string id, double seconds, decimal price, decimal quantity = 1, TradeSide side = TradeSide.Buy)
    {
        var time = Start.AddSeconds(seconds);
        return new Trade(Minutes.Instrument, id, time, price, quantity, side, time.AddMilliseconds(20));
    }

    public static List<RebuiltBar> Build(TradeBarOptions options, params IEnumerable<Trade> trades) => Build(new TradeBarBuilder(Minutes, options), trades);

    public static List<RebuiltBar> Build(TradeBarBuilder builder, IEnumerable<Trade> trades)
    {
        foreach (var trade in trades)
        {
            builder.Add(trade);
        }

        builder.Complete();
        return Take(builder);
    }

    public static List<RebuiltBar> Take(TradeBarBuilder builder)
    {
        var bars = new List<RebuiltBar>();
        while (builder.TryTake(out var bar))
        {
            bars.Add(bar);
        }

        return bars;
    }
}
