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
