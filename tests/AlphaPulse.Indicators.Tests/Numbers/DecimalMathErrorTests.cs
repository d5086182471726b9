namespace AlphaPulse.Indicators.Tests;

public class DecimalMathErrorTests
{
    public static TheoryData<string, decimal> Overflows => new()
    {
        { "Exp", 66.55m },
        { "Exp", 68 },
        { "Exp", decimal.MaxValue },
        { "Sinh", 67.3m },
        { "Sinh", decimal.MinValue },
        { "Cosh", -67.3m },
        { "Cosh", 128 },
        { "Tan", ElementaryFunction.Nearest },
    };

    public static TheoryData<string, decimal> OutsideTheDomain => new()
    {
        { "Ln", 0 },
        { "Ln", -2.5m },
        { "Log10", 0 },
        { "Log10", decimal.MinValue },
        { "Asin", 1.0000000000000000000000000001m },
        { "Acos", -1.0000000000000000000000000001m },
    };

    [Theory]
    [MemberData(nameof(Overflows))]
    public void An_overflow_names_the_function_and_the_argument(string name, decimal x)
    {
        var error = Assert.Throws<OverflowException>(() => ElementaryFunction.All[name].Product(x));
        Assert.Contains(FormattableString.Invariant($"{name}({x})"), error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(OutsideTheDomain))]
    public void An_argument_without_a_result_is_named_with_the_function(string name, decimal x)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>("value", () => ElementaryFunction.All[name].Product(x));
        Assert.Equal(x, error.ActualValue);
        Assert.StartsWith(name + ":", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Powers_and_points_without_a_result_are_named()
    {
        var fraction = Assert.Throws<ArgumentOutOfRangeException>("exponent", () => DecimalMath.Pow(-2, 0.5m));
        Assert.StartsWith("Pow: -2", fraction.Message, StringComparison.Ordinal);
        var reciprocal = Assert.Throws<ArgumentOutOfRangeException>("exponent", () => DecimalMath.Pow(0, -1));
        Assert.StartsWith("Pow: 0", reciprocal.Message, StringComparison.Ordinal);
        var origin = Assert.Throws<ArgumentOutOfRangeException>("x", () => DecimalMath.Atan2(0, 0));
        Assert.StartsWith("Atan2:", origin.Message, StringComparison.Ordinal);
        foreach (var (value, exponent) in new[] { (10m, 29m), (2m, 96m), (0.1m, -29m), (decimal.MaxValue, decimal.MaxValue) })
        {
            var overflow = Assert.Throws<OverflowException>(() => DecimalMath.Pow(value, exponent));
            Assert.Contains(FormattableString.Invariant($"Pow({value}, {exponent})"), overflow.Message, StringComparison.Ordinal);
        }
    }
}
