using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Indicators.Tests;

/// <summary>Integers of 512 bits against integers without bound.</summary>
public class WideIntegerTests
{
    [Fact]
    public void Sums_of_products_divide_as_integers_without_bound_do() =>
        Prop.ForAll<decimal[], PositiveInt>((values, size) =>
        {
            var wide = WideInteger.Zero;
            BigInteger unbound = 0;
            for (var i = 1; i < values.Length; i++)
            {
                var (left, right) = (values[i], values[i - 1]);
                wide = i % 3 == 0 ? wide - WideInteger.Of(left, 28) * WideInteger.Of(right, 28) : wide + WideInteger.Of(left, 28) * WideInteger.Of(right, 28);
                unbound += (i % 3 == 0 ? -1 : 1) * Units(left) * Units(right);
            }

            var count = (long)size.Get * size.Get + 1;
            var isInRange = WideInteger.TryDivide(in wide, WideInteger.PowerOfTen(56) * count, out var quotient);
            var divisor = BigInteger.Pow(10, 56) * count;
            return isInRange
                ? quotient.Equals(ScaledInteger.Divide(unbound, divisor))
                : BigInteger.Abs(unbound) / divisor >= (BigInteger.One << 96) - 1;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(80));

    [Fact]
    public void Quotients_are_rounded_half_to_even()
    {
        Assert.Equal(0.0000000000000000000000000002m, WideInteger.Divide(15, WideInteger.PowerOfTen(29)));
        Assert.Equal(0.0000000000000000000000000002m, WideInteger.Divide(25, WideInteger.PowerOfTen(29)));
        Assert.Equal(-0.0000000000000000000000000004m, WideInteger.Divide(-35, WideInteger.PowerOfTen(29)));
        Assert.Equal(decimal.MaxValue, WideInteger.Divide(WideInteger.Of(decimal.MaxValue, 28), WideInteger.PowerOfTen(28)));
        Assert.Equal(decimal.MinValue, WideInteger.Divide(WideInteger.Of(decimal.MinValue, 0) * 3, 3));
        Assert.Throws<OverflowException>(() => WideInteger.Divide(WideInteger.Of(decimal.MaxValue, 0) + 1, 1));
    }

    [Fact]
    public void The_highest_bits_make_the_float()
    {
        for (var exponent = 0; exponent <= 76; exponent++)
        {
            var value = WideInteger.PowerOfTen(exponent).ToFloat();
            var unbound = BigInteger.Pow(10, exponent);
            var shift = (int)unbound.GetBitLength() - 128;
            Assert.Equal((UInt128)(shift > 0 ? unbound >> shift : unbound << -shift), value.Mantissa);
            Assert.Equal(shift, value.Exponent);
        }

        Assert.True((WideInteger.PowerOfTen(70) - WideInteger.PowerOfTen(70)).IsZero);
        Assert.True((WideInteger.PowerOfTen(70) - WideInteger.PowerOfTen(71)).IsNegative);
    }

    private static BigInteger Units(decimal value) => ScaledInteger.Split(value, out var scale) * BigInteger.Pow(10, 28 - scale);
}
