using AlphaPulse.Testing;

namespace AlphaPulse.Indicators.Tests;

/// <summary>Between which values outputs are, and that the contract that authors of indicators run holds for the catalog itself.</summary>
public class OutputRangeTests
{
    public static TheoryData<string> Names => BoundlessMarketTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Outputs_stay_in_their_range_on_every_market(string name)
    {
        foreach (var spec in CatalogForms.Of(name))
        {
            foreach (var market in TestSeries.Names)
            {
                Ranges.AssertWithin(spec, TestSeries.Exact(market));
                Ranges.AssertWithin(spec, TestSeries.Rounded(market));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_entry_keeps_the_contract_of_authors(string name) => IndicatorContract.VerifyAll(IndicatorCatalog.Find(name)!);

    // Whole bars are valid or the range is no promise; a series may be a difference of anything.
    [Theory]
    [MemberData(nameof(Names))]
    public void Outputs_of_series_stay_in_their_range_on_series_of_both_signs(string name)
    {
        var takesSeries = IndicatorCatalog.Find(name)!.DefaultSource is not null;
        foreach (var spec in CatalogForms.Standard(name).Where(_ => takesSeries))
        {
            var bars = TestSeries.Exact("ordinary");
            var (price, volume) = (bars.Average(b => b.Close), bars.Average(b => b.Volume));
            var signed = Array.ConvertAll(bars, b => new Ohlcv<decimal>(
                b.Open - price, b.High - price, b.Low - price, b.Close - price, b.Volume - volume));
            Ranges.AssertWithin(spec, signed);
            Ranges.AssertWithin(spec, Array.ConvertAll(signed, TestSeries.ToDouble));
        }
    }

    // Its three filtered values become equal but for rounding, where the quotient of their sum and their root mean square is 1 or next to it.
    [Theory]
    [InlineData("ebsw(10,10)")]
    [InlineData("ebsw(40,10)")]
    [InlineData("ebsw(80,10)")]
    public void A_sine_of_a_steady_trend_is_at_most_1(string spec)
    {
        foreach (var slope in new[] { 0.1m, -0.1m, 0.37m, 1m })
        {
            var bars = Enumerable.Range(0, 1500).Select(i => 5000 + slope * i).Select(p => new Ohlcv<decimal>(p, p, p, p, 1m)).ToArray();
            Ranges.AssertWithin(IndicatorSpec.Parse(spec), bars);
            Ranges.AssertWithin(IndicatorSpec.Parse(spec), Array.ConvertAll(bars, TestSeries.ToDouble));
        }
    }

    [Fact]
    public void Every_output_has_a_range() => Assert.All(IndicatorCatalog.All, descriptor =>
    {
        Assert.Equal(descriptor.Outputs.Count, descriptor.Ranges.Count);
        Assert.All(descriptor.Ranges, range => Assert.True(range.Minimum is not { } minimum || range.Maximum is not { } maximum || minimum < maximum));
    });

    // What is bounded by its definition says so.
    [Theory]
    [InlineData("rsi", "from 0 to 100")]
    [InlineData("stoch", "from 0 to 100")]
    [InlineData("willr", "from -100 to 0")]
    [InlineData("mfi", "from 0 to 100")]
    [InlineData("atr", "0 or more")]
    [InlineData("gator", "0 or more")]
    [InlineData("sma", "any")]
    [InlineData("rvirev", "from 0 to 100")]
    [InlineData("rvol", "any")]
    [InlineData("adratio", "any")]
    [InlineData("cdlhikkake", "from -200 to 200")]
    [InlineData("cdldoji", "from -100 to 100")]
    public void A_range_is_told_in_words(string name, string words) => Assert.Equal(words, IndicatorCatalog.Find(name)!.Ranges[0].ToString());

    [Fact]
    public void A_range_includes_its_ends_and_nothing_that_is_missing()
    {
        var range = new OutputRange(0, 100);
        Assert.True(range.Contains(0m) && range.Contains(100.0) && OutputRange.Unbounded.Contains(double.NaN));
        Assert.False(range.Contains(100.00000000000001) || range.Contains(-1m) || range.Contains(double.NaN));
        Assert.True(OutputRange.NotNegative.Contains(1e300) && !OutputRange.NotNegative.Contains(-1e-300));
        Assert.Equal("0 or less", new OutputRange(null, 0).ToString());
    }
}
