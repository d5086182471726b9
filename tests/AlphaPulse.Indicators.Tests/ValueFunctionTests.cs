namespace AlphaPulse.Indicators.Tests;

/// <summary>Where functions of values are defined, and what they give at the edges.</summary>
public class ValueFunctionTests
{
    private static (decimal? Exact, double? Rounded) At(string spec, decimal high, decimal low, decimal close)
    {
        var exact = new decimal?[1];
        var rounded = new double?[1];
        var bar = new Ohlcv<decimal>(close, high, low, close, 1);
        IndicatorCatalog.Create<decimal>(spec).Update(bar, exact);
        IndicatorCatalog.Create<double>(spec).Update(TestSeries.ToDouble(bar), rounded);
        return (exact[0], rounded[0]);
    }

    [Theory]
    [InlineData("asin(1)", 1.5)]
    [InlineData("acos(1)", -1.001)]
    [InlineData("ln", 0)]
    [InlineData("ln", -1)]
    [InlineData("log10", 0)]
    [InlineData("sqrt", -0.01)]
    [InlineData("exp(1)", 1000)]
    [InlineData("cosh(1)", -1000)]
    public void Outside_of_the_domain_there_is_no_value(string spec, double x) =>
        Assert.Equal((null, null), At(spec, 1, 1, (decimal)x));

    [Theory]
    [InlineData("exp(1)", 67, 1.2523631708422137e29)]
    [InlineData("sinh(1)", 68, 1.7021380249658704e29)]
    [InlineData("cube", 5e9, 1.25e29)]
    public void Over_the_range_of_decimal_only_doubles_have_a_value(string spec, double x, double expected)
    {
        var (exact, rounded) = At(spec, 1, 1, (decimal)x);
        Assert.Null(exact);
        Assert.Equal(expected, rounded!.Value, 1e-9 * expected);
    }

    [Theory]
    [InlineData("round", 2.5, 3)]
    [InlineData("round", -2.5, -3)]
    [InlineData("trunc", -2.7, -2)]
    [InlineData("floor", -2.1, -3)]
    [InlineData("ceil", -2.9, -2)]
    [InlineData("abs", -2.9, 2.9)]
    [InlineData("cube", -3, -27)]
    [InlineData("log10", 1000, 3)]
    [InlineData("sqrt", 6.25, 2.5)]
    [InlineData("asin", 1000, 1.5707963267948966)]
    [InlineData("exp", 1000, 2.718281828459045)]
    [InlineData("todeg", 3.141592653589793, 180)]
    [InlineData("torad", 180, 3.141592653589793)]
    [InlineData("remap", 50, 0)]
    [InlineData("remap(0,100,0,1)", 25, 0.25)]
    [InlineData("ifisher", 0, 0)]
    public void Known_values(string spec, double x, double expected)
    {
        var (exact, rounded) = At(spec, 1, 1, (decimal)x);
        Assert.Equal(expected, (double)exact!.Value, 1e-13 * Math.Abs(expected));
        Assert.Equal(expected, rounded!.Value, 1e-13 * Math.Abs(expected));
    }

    [Fact]
    public void Two_series_are_taken_in_their_order()
    {
        Assert.Equal((13m, 13.0), At("add", 9, 4, 1));
        Assert.Equal((5m, 5.0), At("sub", 9, 4, 1));
        Assert.Equal((-5m, -5.0), At("sub(low,high)", 9, 4, 1));
        Assert.Equal((36m, 36.0), At("mult", 9, 4, 1));
        Assert.Equal((2.25m, 2.25), At("div", 9, 4, 1));
        Assert.Equal((null, null), At("div", 9, 0, 1));
        Assert.Null(At("mult", 1e20m, 1e20m, 1).Exact);
        Assert.Null(At("div", 1e20m, 1e-20m, 1).Exact);
    }

    [Theory]
    [InlineData("hwma(0.2,0.2,0.9)", "never settles")]
    [InlineData("frama(15)", "not even")]
    [InlineData("ebsw(20,10,radians)", "does not settle")]
    [InlineData("vidyadev(5,5)", "not below")]
    [InlineData("mavp(30,20)", "above the greatest")]
    [InlineData("mama(0.1,0.2)", "below the least")]
    [InlineData("homodyne(30,20)", "not below the greatest")]
    [InlineData("roofing(10,10)", "not below the longest")]
    [InlineData("remap(5,5)", "begins and ends at 5")]
    [InlineData("alaguerre(20,4)", "not odd")]
    public void Parameters_that_do_not_go_together_are_refused_with_a_reason(string spec, string reason) =>
        Assert.Contains(reason, Assert.Throws<IndicatorSpecException>(() => IndicatorSpec.Parse(spec)).Message, StringComparison.Ordinal);
}
