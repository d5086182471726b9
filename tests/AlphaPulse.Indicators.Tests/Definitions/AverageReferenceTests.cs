namespace AlphaPulse.Indicators.Tests;

/// <summary>Every average against its definition, bar by bar.</summary>
public class AverageReferenceTests
{
    private static readonly string[] Series = ["ordinary", "zero_volume", "tiny", "halts", "scale_change", "mixed_digits", "exploding"];

    private static readonly string[] Specs =
    [
        "wma(20)", "wma(1)", "smma(14)", "dema(20)", "dema(20,common)", "dema(7,first_value)", "tema(20)", "tema(9,common)",
        "tema(20,first_value)", "t3(5,0.7)", "t3(8,0.55,common)", "t3(5,0.7,first_value)", "trima(20)", "trima(15)", "hma(20)",
        "hma(9)", "kama(10,2,30)", "kama(5,3,20)", "lsma(14)", "lsma(2)", "tsf(14)", "slope(14)", "intercept(14)", "zlema(10)",
        "zlema(20,first_value)", "vwma(20)", "midpoint(14)", "midprice(14)", "alma(9,0.85,6)", "alma(20,0.5,3.5)", "mcginley(10,0.6)",
        "mcginley(14,1)",
    ];

    public static IEnumerable<object[]> Cases() => Specs.SelectMany(spec => Series.Select(series => new object[] { spec, series }));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Agrees_with_its_definition_in_decimal(string spec, string series)
    {
        var bars = TestSeries.Exact(series, 240);
        Compare(spec, bars, AverageReferences.Of(spec, [.. bars.Select(PreciseBar.Of)]), value => value, 1e-20m);
    }

    // Of the doubles that it got, not of the decimals that they were once.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Agrees_with_its_definition_in_double(string spec, string series)
    {
        var bars = TestSeries.Rounded(series, 240);
        Compare(spec, bars, AverageReferences.Of(spec, [.. bars.Select(PreciseBar.Of)]), value => value, 1e-9m);
    }

    [Fact]
    public void A_flat_window_has_a_slope_of_exactly_0_and_averages_at_its_price()
    {
        string[] specs =
        [
            "wma(20)", "trima(20)", "hma(20)", "lsma(14)", "tsf(14)", "intercept(14)", "slope(14)", "midpoint(14)", "midprice(14)",
            "alma(9,0.85,6)",
        ];
        foreach (var spec in specs)
        {
            var exact = IndicatorCatalog.Create<decimal>(spec);
            var rounded = IndicatorCatalog.Create<double>(spec);
            var exactRow = new decimal?[1];
            var roundedRow = new double?[1];
            Ohlcv<decimal>[] bars = [.. TestSeries.Exact("ordinary", 120), .. TestSeries.Exact("flat", 40)];
            foreach (var bar in bars)
            {
                exact.Update(bar, exactRow);
                rounded.Update(TestSeries.ToDouble(bar), roundedRow);
            }

            Assert.Equal(spec == "slope(14)" ? 0m : 245.1m, exactRow[0]);
            Assert.Equal(spec == "slope(14)" ? 0.0 : 245.1, roundedRow[0]);
        }
    }

    [Fact]
    public void A_product_of_price_and_volume_over_the_range_of_decimal_still_weighs()
    {
        var vwma = new Vwma<decimal>(2);
        vwma.Update(new Ohlcv<decimal>(1, 1, 1, 1e12m, 1e18m), out _);
        Assert.True(vwma.Update(new Ohlcv<decimal>(1, 1, 1, 4e11m, 5e17m), out var value));
        Assert.Equal(8e11m, value);
        Assert.True(vwma.Update(new Ohlcv<decimal>(1, 1, 1, 7, 0), out value));
        Assert.Equal(4e11m, value);
        Assert.False(vwma.Update(new Ohlcv<decimal>(1, 1, 1, 7, 0), out _));
    }

    [Fact]
    public void The_dynamic_begins_again_after_values_that_are_not_positive_and_in_a_collapse()
    {
        var dynamic = new McGinley<decimal>();
        Assert.True(dynamic.Update(100, out var value));
        Assert.Equal(100m, value);
        Assert.False(dynamic.Update(0, out _));
        Assert.False(dynamic.Update(-5, out _));
        Assert.True(dynamic.Update(40, out value));
        Assert.Equal(40m, value);
        Assert.True(dynamic.Update(0.0001m, out value));
        Assert.Equal(0.0001m, value);
        Assert.True(dynamic.Update(1e24m, out value));
        Assert.Equal(0.0001m, value);
    }

    private static void Compare<T>(string spec, Ohlcv<T>[] bars, Precise?[] expected, Func<T, Precise> precise, Precise tolerance)
        where T : struct, System.Numerics.INumber<T>
    {
        var indicator = IndicatorCatalog.Create<T>(spec);
        var row = new T?[1];

        // The greatest value so far, which weighs on averages too.
        Precise scale = 0;
        for (var i = 0; i < bars.Length; i++)
        {
            var greatest = Precise.Abs(precise(bars[i].High));
            scale = greatest > scale ? greatest : scale;
            Assert.Equal(expected[i].HasValue, indicator.Update(bars[i], row));
            if (expected[i] is { } value)
            {
                var difference = Precise.Abs(precise(row[0]!.Value) - value);
                Assert.False(difference > tolerance * scale, FormattableString.Invariant($"bar {i}: {row[0]} is not {(double)value}"));
            }
        }

        // Without any volume there is nothing to weigh.
        Assert.Equal(spec == "vwma(20)" && bars[^1].Volume == T.Zero && bars[0].Volume == T.Zero, expected.All(value => value is null));
    }
}
