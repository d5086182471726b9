using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Indicators.Skender.Tests;

public class QuoteTests
{
    [Fact]
    public void A_bar_is_a_quote_without_loss()
    {
        var quotes = Market.Bars.ToQuotes().ToList();
        Assert.Equal(Market.Bars, quotes.Select(quote => quote.Bar));
        Assert.All(quotes, quote => Assert.Equal(
            (quote.Bar.OpenTime.UtcDateTime, quote.Bar.Open, quote.Bar.High, quote.Bar.Low, quote.Bar.Close, quote.Bar.Volume),
            (quote.Date, quote.Open, quote.High, quote.Low, quote.Close, quote.Volume)));
        Assert.All(quotes, quote => Assert.Equal(DateTimeKind.Utc, quote.Date.Kind));
    }

    [Fact]
    public void A_forming_bar_is_no_quote() =>
        Assert.Contains(
            "still forming",
            Assert.Throws<ArgumentException>(() => new[] { Market.Bars[0] with { IsProvisional = true } }.ToQuotes().ToList()).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_double_becomes_the_decimal_that_reads_back_as_it() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<int>(), (numerator, denominator) =>
        {
            var value = (double)numerator / (Math.Abs((long)denominator) + 1);
            return double.Parse(
                ExactDecimal.Of(value).ToString(CultureInfo.InvariantCulture),
                NumberStyles.Float,
                CultureInfo.InvariantCulture) == value || Math.Abs(value) < 1e-11;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.30000000000000004)]
    [InlineData(123456.78901234567)]
    [InlineData(-9007199254740993)]
    public void The_digits_beyond_the_fifteenth_are_kept(double value) => Assert.Equal(value, ExactDecimal.ToDouble(ExactDecimal.Of(value)));

    [Fact]
    public void What_no_decimal_can_hold_is_refused() => Assert.Throws<OverflowException>(() => ExactDecimal.Of(1e30));
}
