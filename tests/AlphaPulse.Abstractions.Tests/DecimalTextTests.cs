using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Tests;

public class DecimalTextTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("1.50", "1.50")]
    [InlineData("-7.25", "-7.25")]
    [InlineData("+7", "7")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("3.4e-7", "0.00000034")]
    [InlineData("1.2E3", "1200")]
    [InlineData("58025.11000000", "58025.11000000")]
    [InlineData("1.2867745400000001", "1.2867745400000001")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("1.00000000000000000000000000000000000", "1.0000000000000000000000000000")]
    public void Reads_exactly_what_is_written(string text, string expected)
    {
        Assert.True(DecimalText.TryParseExact(text, out var value));
        Assert.Equal(expected, value.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1,5")]
    [InlineData(" 1")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("NaN")]
    [InlineData("1.2.3")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("0.00000000000000000000000000001")]
    [InlineData("1.00000000000000000000000000001")]
    [InlineData("1e30")]
    public void Refuses_what_it_cannot_hold(string text) =>
        Assert.False(DecimalText.TryParseExact(text, out _));

    [Fact]
    public void Round_trips_every_decimal() =>
        Prop.ForAll<decimal>(value =>
            DecimalText.TryParseExact(value.ToString(CultureInfo.InvariantCulture), out var read)
            && read.ToString(CultureInfo.InvariantCulture) == value.ToString(CultureInfo.InvariantCulture))
            .QuickCheckThrowOnFailure();
}
