using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Collectors.Tests.Import;

/// <summary>The short way of reading numbers says what the long one says.</summary>
public class ExactNumberTests
{
    private const string Alphabet = "0123456789012345678901234567890123456789.:/-+e \u007f";

    [Fact]
    public void Reads_what_the_long_way_reads() => Prop.ForAll<int>(seed =>
    {
        var random = new DeterministicRandom(seed);
        var text = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Range(0, random.NextInt32(24)).Select(_ => Alphabet[random.NextInt32(Alphabet.Length - random.NextInt32(10))])));
        var isRead = ExactNumber.TryParse(text, out var value);
        return isRead == DecimalText.TryParseExact(text, out var expected)
            && value.ToString(CultureInfo.InvariantCulture) == expected.ToString(CultureInfo.InvariantCulture)
            && (!ExactNumber.TryParseWhole(text, out var whole) || (isRead && whole == value));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Theory]
    [InlineData("9999999999999999999", "9999999999999999999")]
    [InlineData("99999999999999999999", "99999999999999999999")]
    [InlineData("12345678.12345678", "12345678.12345678")]
    [InlineData("0.10000000", "0.10000000")]
    [InlineData("1234567.90123456789", "1234567.90123456789")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    public void Keeps_every_digit(string text, string expected)
    {
        Assert.True(ExactNumber.TryParse(Encoding.UTF8.GetBytes(text), out var value));
        Assert.Equal(expected, value.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Every_byte_beside_the_digits_ends_a_number()
    {
        for (var other = 0; other < 256; other++)
        {
            for (var place = 0; place < 9; place++)
            {
                var text = "123456789"u8.ToArray();
                text[place] = (byte)other;
                Assert.Equal(other is >= '0' and <= '9', ExactNumber.TryParseWhole(text, out _));
            }
        }
    }

    [Theory]
    [InlineData(631_151_999)]
    [InlineData(631_152_000)]
    [InlineData(4_102_444_799)]
    [InlineData(4_102_444_800)]
    [InlineData(1_704_067_200_123)]
    [InlineData(4_102_444_799_999_999)]
    [InlineData(999_999_999_999_999_999)]
    [InlineData(0)]
    public void Whole_times_are_those_of_decimals(long value)
    {
        Assert.Equal(EpochTime.UnitOf((decimal)value), EpochTime.UnitOf(value));
        if (EpochTime.UnitOf(value) is { } unit)
        {
            Assert.True(VenueTime.TryRead(value, out var time));
            Assert.Equal(time, EpochTime.Read(value, unit));
        }
    }
}
