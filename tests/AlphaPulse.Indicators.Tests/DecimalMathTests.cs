using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Indicators.Tests;

public class DecimalMathTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("1", "1")]
    [InlineData("4", "2")]
    [InlineData("0.25", "0.5")]
    [InlineData("152.2756", "12.34")]
    [InlineData("2", "1.414213562373095048801688724")]
    [InlineData("1000000000000000000000000", "1000000000000")]
    public void Known_roots(string value, string root)
    {
        var expected = decimal.Parse(root, NumberStyles.Float, CultureInfo.InvariantCulture);
        var actual = DecimalMath.Sqrt(decimal.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture));
        Assert.InRange(Math.Abs(actual - expected), 0, expected * 1e-26m);
    }

    [Fact]
    public void Roots_of_squares_are_exact() =>
        Prop.ForAll<long>(root => DecimalMath.Sqrt((decimal)(root % 100_000_000_000_000) * (root % 100_000_000_000_000)) == Math.Abs(root % 100_000_000_000_000))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Every_root_is_within_a_unit_of_the_27th_digit() =>
        Prop.ForAll<decimal>(value => IsRoot(Math.Abs(value))).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void The_extremes_have_roots()
    {
        Assert.True(IsRoot(decimal.MaxValue));
        Assert.True(IsRoot(new decimal(1, 0, 0, false, 28)));
        Assert.True(IsRoot(new decimal(-1, -1, -1, false, 28)));
        Assert.True(IsRoot(new decimal(3, 0, 0, false, 27)));
        Assert.Throws<ArgumentOutOfRangeException>(() => DecimalMath.Sqrt(-1));
    }

    [Fact]
    public void A_decimal_is_taken_apart_as_the_runtime_says() =>
        Prop.ForAll<decimal>(value =>
        {
            var bits = decimal.GetBits(value);
            var mantissa = ScaledInteger.Split(value, out var scale);
            var expected = unchecked(new Int128((uint)bits[2], (uint)bits[0] | ((ulong)(uint)bits[1] << 32)));
            return mantissa == (bits[3] < 0 ? -expected : expected)
                && scale == value.Scale
                && (!ScaledInteger.TrySplit(value, out var small, out var smallScale) || (small == mantissa && smallScale == scale))
                && ScaledInteger.TryCompose(mantissa, scale, out var back)
                && back == value;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static bool IsRoot(decimal value)
    {
        var root = DecimalMath.Sqrt(value);
        var digits = Units(root).ToString(CultureInfo.InvariantCulture).Length;
        var unit = BigInteger.Pow(10, Math.Max(0, digits - 27));
        var low = BigInteger.Max(0, Units(root) - unit);
        var high = Units(root) + unit;
        var square = Units(value) * BigInteger.Pow(10, 28);
        return low * low <= square && square <= high * high;
    }

    private static BigInteger Units(decimal value) => ScaledInteger.Split(value, out var scale) * BigInteger.Pow(10, 28 - scale);
}
