using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Indicators.Tests;

public class PowerTests
{
    [Fact]
    public void Every_power_is_rounded_from_the_exact_value()
    {
        // Exponents that take bases of all magnitudes and next to 1 to everything that a decimal holds.
        var random = new DeterministicRandom(11);
        foreach (var x in ElementaryFunction.All["Ln"].Random(12, 1000))
        {
            var logarithm = DecimalMath.Ln(x);
            var greatest = 66.5m / (Math.Abs(logarithm) < 1e-27m ? 1e-27m : logarithm);
            Check(x, ElementaryFunction.Fraction(random) * greatest);
        }
    }

    [Fact]
    public void Great_exponents_of_bases_next_to_one_lose_nothing()
    {
        Check(1 + ElementaryFunction.Smallest, 1e28m);
        Check(1 + ElementaryFunction.Smallest, decimal.MaxValue);
        Check(1 - ElementaryFunction.Smallest, decimal.MaxValue);
        Check(1 + ElementaryFunction.Smallest, decimal.MinValue);
        Check(1.000_000_000_000_1m, 600_000_000_000_000.123m);
    }

    [Fact]
    public void Integer_powers_that_a_decimal_can_hold_are_exact()
    {
        for (var i = 0; i < 96; i++)
        {
            var two = (decimal)BigInteger.Pow(2, i);
            Assert.Equal(two, DecimalMath.Pow(2, i));
            Assert.Equal(i % 2 == 0 ? two : -two, DecimalMath.Pow(-2, i));
        }

        Assert.Equal(1e28m, DecimalMath.Pow(10, 28));
        Assert.Equal(ElementaryFunction.Smallest, DecimalMath.Pow(10, -28));
        Assert.Equal("1.21", DecimalMath.Pow(1.1m, 2).ToString(CultureInfo.InvariantCulture));
        Assert.Equal("-0.125", DecimalMath.Pow(-2, -3.0m).ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_square_is_the_product() =>
        Prop.ForAll<long>(x => DecimalMath.Pow(x % 100_000_000_000_000, 2) == (decimal)(x % 100_000_000_000_000) * (x % 100_000_000_000_000))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Zero_and_one_follow_their_rules()
    {
        Assert.Equal(1, DecimalMath.Pow(0, 0));
        Assert.Equal(1, DecimalMath.Pow(-7, 0));
        Assert.Equal(0, DecimalMath.Pow(0, 0.5m));
        Assert.Equal(1, DecimalMath.Pow(1, decimal.MaxValue));
        Assert.Equal(-1, DecimalMath.Pow(-1, decimal.MinValue));
        Assert.Equal(1, DecimalMath.Pow(-1, decimal.MinValue + 1));
        Assert.Equal(0, DecimalMath.Pow(10, -29.5m));
        Assert.Equal(0, DecimalMath.Pow(0.1m, decimal.MaxValue));
    }

    [Fact]
    public void Angles_of_points_are_rounded_from_the_exact_value()
    {
        var random = new DeterministicRandom(13);
        for (var i = 0; i < 1000; i++)
        {
            CheckAngle(ElementaryFunction.Any(random), ElementaryFunction.Any(random));
        }

        decimal[] ends = [0, ElementaryFunction.Smallest, -ElementaryFunction.Smallest, 1, -1, decimal.MaxValue, decimal.MinValue];
        foreach (var (y, x) in ends.SelectMany(y => ends.Select(x => (y, x))).Where(point => point != (0, 0)))
        {
            CheckAngle(y, x);
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var sum = DecimalMath.Pow(1.5m, 2.5m) + DecimalMath.Atan2(1, 2) + DecimalMath.Sqrt(2);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var again = DecimalMath.Pow(1.5m, 2.5m) + DecimalMath.Atan2(1, 2) + DecimalMath.Sqrt(2);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(sum, again);
    }

    private static void Check(decimal value, decimal exponent)
    {
        var exact = ElementaryReference.Exp(
            ElementaryReference.Multiply(ElementaryReference.Of(exponent), ElementaryReference.Ln(ElementaryReference.Of(value))));
        DecimalAssert.IsRounded(
            exact, DecimalMath.Pow(value, exponent), string.Create(CultureInfo.InvariantCulture, $"Pow({value}, {exponent})"));
    }

    private static void CheckAngle(decimal y, decimal x)
    {
        BigInteger exact = ElementaryReference.Atan2(ElementaryReference.Of(y), ElementaryReference.Of(x));
        DecimalAssert.IsRounded(exact, DecimalMath.Atan2(y, x), string.Create(CultureInfo.InvariantCulture, $"Atan2({y}, {x})"));
    }
}
