using System.Globalization;

namespace AlphaPulse.Abstractions.Tests;

public class TradeTests
{
    private static readonly InstrumentId Btc = InstrumentId.Spot("binance", "BTC", "USDT");
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 14, 0, 0, TimeSpan.FromHours(2));

    [Fact]
    public void Keeps_digits_and_normalises_times()
    {
        var trade = new Trade(Btc, "17", Noon, 100.10m, 0.500m, TradeSide.Sell, Noon.AddSeconds(1));
        Assert.Equal((TimeSpan.Zero, 12), (trade.Time.Offset, trade.Time.Hour));
        Assert.Equal((TimeSpan.Zero, 1), (trade.ReceivedAt.Offset, trade.ReceivedAt.Second));
        Assert.Equal("100.10 0.500", string.Create(CultureInfo.InvariantCulture, $"{trade.Price} {trade.Quantity}"));
        Assert.Equal(trade, new Trade(Btc, "17", Noon, 100.1m, 0.5m, TradeSide.Sell, Noon.AddSeconds(1)));
    }

    [Theory]
    [InlineData("0", "1", "price 0 ")]
    [InlineData("-1", "1", "price -1 ")]
    [InlineData("1000000000000.1", "1", "price 1000000000000.1 ")]
    [InlineData("1", "0", "quantity 0 ")]
    [InlineData("1", "-0.5", "quantity -0.5 ")]
    [InlineData("1", "1000000000000000001", "quantity 1000000000000000001 ")]
    public void Refuses_impossible_values_and_names_them(string price, string quantity, string expected)
    {
        var error = Assert.Throws<InvalidTradeException>(
            () => new Trade(Btc, "17", Noon, Number(price), Number(quantity), TradeSide.Unknown, Noon));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("binance:BTC-USDT at 2026-01-01T12:00:00Z", error.Message, StringComparison.Ordinal);
        Assert.Contains(Trade.FindDefect(Number(price), Number(quantity))!, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_no_instrument_no_id_and_no_side()
    {
        Assert.Throws<InvalidTradeException>(() => new Trade(default, "17", Noon, 1, 1, TradeSide.Buy, Noon));
        Assert.Null(new Trade(Btc, null, Noon, 1, 1, TradeSide.Buy, Noon).VenueTradeId);
        Assert.Throws<InvalidTradeException>(() => new Trade(Btc, " ", Noon, 1, 1, TradeSide.Buy, Noon));
        Assert.Throws<InvalidTradeException>(() => new Trade(Btc, "17", Noon, 1, 1, (TradeSide)3, Noon));
        Assert.Null(Trade.FindDefect(Bar.MaximumPrice, Bar.MaximumVolume));
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
