using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Tests;

public class InstrumentIdTests
{
    [Fact]
    public void Canonical_text_is_read_back_in_any_case() =>
        Prop.ForAll(Domain.Instrument.ToArbitrary(), text =>
        {
            var id = InstrumentId.Parse(text);
            return id.ToString() == text
                && InstrumentId.Parse(id.ToString()) == id
                && InstrumentId.Parse(text.ToUpperInvariant()) == id
                && InstrumentId.Parse(text.ToLowerInvariant()).GetHashCode() == id.GetHashCode();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Order_is_that_of_the_text() =>
        Prop.ForAll(Domain.Instrument.ToArbitrary(), Domain.Instrument.ToArbitrary(), (a, b) =>
        {
            var (x, y) = (InstrumentId.Parse(a), InstrumentId.Parse(b));
            var order = Math.Sign(string.CompareOrdinal(a, b));
            return Math.Sign(x.CompareTo(y)) == order && (x < y) == (order < 0) && (x >= y) == (order >= 0) && (x == y) == (order == 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Names_its_parts()
    {
        var spot = InstrumentId.Parse("Binance:btc-usdt");
        Assert.Equal(("binance", "BTC", "USDT", InstrumentKind.Spot, null), (spot.Venue, spot.Base, spot.Quote, spot.Kind, spot.Expiry));
        Assert.Equal(InstrumentKind.Perpetual, InstrumentId.Parse("binance:BTC-USDT:perp").Kind);
        var dated = InstrumentId.Parse("okx:BTC-USD:20261225");
        Assert.Equal((InstrumentKind.Dated, new DateOnly(2026, 12, 25)), (dated.Kind, dated.Expiry));
        var equity = InstrumentId.Parse("nyse:brk.b");
        Assert.Equal(("BRK.B", null, InstrumentKind.Equity), (equity.Base, equity.Quote, equity.Kind));
        Assert.Equal(spot, InstrumentId.Spot("BINANCE", "btc", "usdt"));
        Assert.Equal(equity, InstrumentId.Equity("nyse", "BRK.B"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("BTC-USDT")] // no venue
    [InlineData(":BTC-USDT")]
    [InlineData("-x:BTC-USDT")] // a venue begins with a letter or digit
    [InlineData("bin ance:BTC-USDT")]
    [InlineData("binance:")]
    [InlineData("binance:BTC-")]
    [InlineData("binance:-USDT")]
    [InlineData("binance:BTC-USDT-X")]
    [InlineData("binance:BTC/USDT")]
    [InlineData("binance:.BTC-USDT")]
    [InlineData("binance:BTC-USDT:")]
    [InlineData("binance:BTC-USDT:SWAP")]
    [InlineData("binance:BTC-USDT:20261332")] // no such day
    [InlineData("binance:BTC-USDT:261225")]
    [InlineData("binance:BTC-USDT:PERP:X")]
    [InlineData("nyse:SPY:PERP")] // an equity has no perpetual
    [InlineData("nyse:SPŸ")]
    public void Refuses(string text)
    {
        Assert.False(InstrumentId.TryParse(text, null, out var id));
        Assert.Equal(default, id);
        var error = Assert.Throws<FormatException>(() => InstrumentId.Parse(text));
        Assert.Contains($"'{text}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_cannot_make_another_kind_of_it()
    {
        Assert.Throws<FormatException>(() => InstrumentId.Spot("okx", "BTC", "USD:PERP"));
        var error = Assert.Throws<FormatException>(() => InstrumentId.Equity("nyse", "BRK-B"));
        Assert.Contains("nyse:BRK-B", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Default_names_nothing()
    {
        InstrumentId id = default;
        Assert.Equal((string.Empty, InstrumentKind.None, null), (id.ToString(), id.Kind, id.Venue));
        Assert.True(id < InstrumentId.Parse("a:B"));
        Assert.NotEqual(InstrumentId.Parse("a:B"), id);
    }
}
