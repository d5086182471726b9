using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Indicators.Tests;

public class ElementaryFunctionTests
{
    public static TheoryData<string> Functions => [.. ElementaryFunction.All.Keys];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Every_result_is_rounded_from_the_exact_value(string name)
    {
        var function = ElementaryFunction.All[name];
        foreach (var x in function.Random(4711, 700))
        {
            Check(name, function, x);
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Edges_are_as_exact_as_the_rest(string name)
    {
        var function = ElementaryFunction.All[name];
        foreach (var x in function.Edges())
        {
            Check(name, function, x);
        }
    }

    [Fact]
    public void Only_tangents_over_the_range_overflow()
    {
        var function = ElementaryFunction.All["Tan"];
        decimal[] over = [.. function.Edges().Where(x => BigInteger.Abs(function.Reference(ElementaryReference.Of(x))) > ElementaryReference.Of(decimal.MaxValue))];
        Assert.Contains(ElementaryFunction.Nearest, over);
        Assert.All(over, x => Assert.Throws<OverflowException>(() => DecimalMath.Tan(x)));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Nothing_is_allocated(string name)
    {
        var function = ElementaryFunction.All[name];
        decimal[] values = [.. function.Random(1, 100)];
        var product = function.Product;
        decimal last = product(values[0]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var x in values)
        {
            last = product(x);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(product(values[^1]), last);
    }

    [Theory]
    [InlineData("Exp")]
    [InlineData("Ln")]
    [InlineData("Log10")]
    [InlineData("Atan")]
    [InlineData("Asin")]
    [InlineData("Sinh")]
    [InlineData("Tanh")]
    public void Rising_functions_never_fall(string name)
    {
        var function = ElementaryFunction.All[name];
        decimal[] values = [.. function.Random(5, 1000).SelectMany(x => x < 10 && x + 1e-27m <= function.Greatest ? [x, x + 1e-27m] : new[] { x }).Order()];
        for (var i = 1; i < values.Length; i++)
        {
            Assert.True(
                function.Product(values[i - 1]) <= function.Product(values[i]),
                string.Create(CultureInfo.InvariantCulture, $"{name} falls from {values[i - 1]} to {values[i]}."));
        }
    }

    [Fact]
    public void A_negative_argument_mirrors_the_result() =>
        Prop.ForAll<decimal>(x =>
            DecimalMath.Sin(-x) == -DecimalMath.Sin(x)
            && DecimalMath.Cos(-x) == DecimalMath.Cos(x)
            && DecimalMath.Tan(-x) == -DecimalMath.Tan(x)
            && DecimalMath.Atan(-x) == -DecimalMath.Atan(x)
            && DecimalMath.Tanh(-x) == -DecimalMath.Tanh(x)
            && DecimalMath.Sinh(-x % 67) == -DecimalMath.Sinh(x % 67)
            && DecimalMath.Cosh(-x % 67) == DecimalMath.Cosh(x % 67)
            && DecimalMath.Asin(-x % 1) == -DecimalMath.Asin(x % 1)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void The_exponential_takes_the_logarithm_back() =>
        Prop.ForAll<decimal>(value =>
        {
            // A logarithm over 7.9 has 27 decimals.
            var x = value == 0 ? 1 : Math.Abs(value);
            return Math.Abs(DecimalMath.Exp(DecimalMath.Ln(x)) - x) <= x * 1e-27m + 1e-28m;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void The_squares_of_sine_and_cosine_add_up_to_one() =>
        Prop.ForAll<decimal>(x =>
        {
            var sine = DecimalMath.Sin(x);
            var cosine = DecimalMath.Cos(x);
            return Math.Abs(sine * sine + cosine * cosine - 1) <= 3e-28m;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void The_inverse_functions_take_the_angle_back() =>
        Prop.ForAll<decimal>(value =>
        {
            // Where the slopes are from 1/3 to 3.
            var x = value % 1;
            return Math.Abs(DecimalMath.Atan(DecimalMath.Tan(x)) - x) <= 1e-27m
                && Math.Abs(DecimalMath.Asin(DecimalMath.Sin(x)) - x) <= 1e-27m
                && Math.Abs(DecimalMath.Atan2(DecimalMath.Sin(x), DecimalMath.Cos(x)) - x) <= 1e-27m
                && Math.Abs(DecimalMath.Asin(x) + DecimalMath.Acos(x) - DecimalMath.Pi / 2) <= 2e-28m;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Results_that_a_decimal_can_hold_are_exact_and_short()
    {
        for (var i = 0; i <= 28; i++)
        {
            var power = decimal.Parse("1E" + i, NumberStyles.Float, CultureInfo.InvariantCulture);
            Assert.Equal(i, DecimalMath.Log10(power));
            Assert.Equal(-i, DecimalMath.Log10(1 / power));
        }

        Assert.Equal(0, DecimalMath.Ln(1));
        Assert.Equal("1", DecimalMath.Exp(0).ToString(CultureInfo.InvariantCulture));
        Assert.Equal("1", DecimalMath.Cos(0).ToString(CultureInfo.InvariantCulture));
        Assert.Equal("0", DecimalMath.Sin(-0m).ToString(CultureInfo.InvariantCulture));
        Assert.Equal(1, DecimalMath.Cosh(0));
        Assert.Equal(0, DecimalMath.Exp(-65.2m));
        Assert.Equal(0, DecimalMath.Exp(decimal.MinValue));
        Assert.Equal(ElementaryFunction.Smallest, DecimalMath.Exp(-65.1m));
        Assert.Equal(-1, DecimalMath.Tanh(decimal.MinValue));
        Assert.Equal(1, DecimalMath.Tanh(64));
    }

    // Tangents over the range have a test of their own; the ranges of the other functions leave none.
    private static void Check(string name, ElementaryFunction function, decimal x)
    {
        var exact = function.Reference(ElementaryReference.Of(x));
        if (name != "Tan" || BigInteger.Abs(exact) <= ElementaryReference.Of(decimal.MaxValue))
        {
            DecimalAssert.IsRounded(exact, function.Product(x), string.Create(CultureInfo.InvariantCulture, $"{name}({x})"));
        }
    }
}
