using System.Text;

namespace AlphaPulse.Features.Tests;

public class FeatureSetTests
{
    [Fact]
    public void The_core_set_is_frozen()
    {
        // A model refuses another schema, so a change here is a change for every stored model: it must be on purpose.
        Assert.Equal("core", FeatureSets.Core.Name);
        Assert.Equal(
            ["log_return(1)", "log_return(6)", "log_return(24)", "volatility(24)", "sma_distance(20)", "ema_distance(50)", "rsi(14)",
             "atr_ratio(14)", "bollinger_position(20,2)", "range(1)", "volume_zscore(24)", "hour_sin", "hour_cos"],
            FeatureSets.Core.Schema.Columns.Select(c => c.Name));
        Assert.Equal(50, FeatureSets.Core.Schema.Warmup);
    }

    [Fact]
    public void The_standard_set_is_frozen_and_begins_with_the_core()
    {
        var columns = FeatureSets.Standard.Schema.Columns.Select(c => c.Name).ToList();
        Assert.Equal("standard", FeatureSets.Standard.Name);
        Assert.Equal(FeatureSets.Core.Schema.Columns, FeatureSets.Standard.Schema.Columns.Take(FeatureSets.Core.Schema.Columns.Count));
        Assert.Equal(
            ["wick_balance(6)", "wick_balance(12)", "wick_balance(24)", "body_balance(12)", "macd_histogram(12,26,9)", "obv_slope(24)",
             "donchian_position(20)", "stochastic_k(14,3)", "stochastic_d(14,3,3)", "adx(14)", "di_difference(14)", "cci(20)", "mfi(14)",
             "zscore(20)", "roc(10)", "weekday_sin", "weekday_cos"],
            columns.Skip(FeatureSets.Core.Schema.Columns.Count));
        Assert.Equal(30, columns.Count);
        Assert.Equal(50, FeatureSets.Standard.Schema.Warmup);
        Assert.Same(FeatureSets.Standard, FeatureSets.Get("standard"));
        Assert.Contains(FeatureSets.Standard, FeatureSets.All);
    }

    [Fact]
    public void The_catalog_is_ordered_by_name()
    {
        var names = FeatureCatalog.All.Select(d => d.Name).ToList();
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    [Fact]
    public void Every_entry_of_the_catalog_resolves_under_its_canonical_name()
    {
        foreach (var entry in FeatureCatalog.All)
        {
            var definition = entry.Define([.. entry.Parameters.Select(p => Math.Min(p.Maximum, p.Minimum + 4))]);
            Assert.StartsWith(entry.Name, definition.Column.Name, StringComparison.Ordinal);
            Assert.Equal(definition.Column, FeatureCatalog.Resolve(definition.Column.Name).Column);
            Assert.NotEmpty(entry.Description);
        }
    }

    [Theory]
    [InlineData("log_retrun(1)", "log_return(bars)")]
    [InlineData("log_return", "takes 1 arguments and got 0")]
    [InlineData("log_return(0)", "from 1 to")]
    [InlineData("log_return(1.5)", "not a whole number")]
    [InlineData("log_return(1", "parenthesis")]
    [InlineData("hour_sin(2)", "takes 0 arguments")]
    [InlineData("macd_histogram(26,12,9)", "fast has to be below slow")]
    [InlineData("zscore(2)", "from 3 to")]
    public void A_wrong_specification_says_what_to_do(string specification, string remedy) =>
        Assert.Contains(remedy, Assert.Throws<ArgumentException>(() => FeatureCatalog.Resolve(specification)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_set_can_be_written_as_json()
    {
        var set = FeatureSet.FromJson(Encoding.UTF8.GetBytes("""{"name":"mine","features":["rsi(14)","log_return(2)"]}"""));
        Assert.Equal("mine", set.Name);
        Assert.Equal(FeatureSet.Parse("other", "rsi(14)", "log_return(2)").Schema.Hash, set.Schema.Hash);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"name":"mine"}""")]
    [InlineData("""{"name":"mine","features":[1]}""")]
    [InlineData("""{"name":"mine","features":[]}""")]
    public void Json_of_another_form_is_refused(string json) =>
        Assert.Throws<ArgumentException>(() => FeatureSet.FromJson(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void A_schema_whose_formula_has_changed_is_refused_with_the_difference()
    {
        var column = FeatureCatalog.Resolve("rsi(14)").Column;
        var changed = new FeatureSchema("mine", [column with { Formula = "another RSI" }]);
        var exception = Assert.Throws<SchemaMismatchException>(() => FeatureSet.FromSchema(changed));
        Assert.Contains("another RSI", Assert.Single(exception.Differences), StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_with_code_of_its_own_is_not_written_as_if_it_could_be_read_back()
    {
        var set = new FeatureSetBuilder("mine").Add("log_return(1)").Add(new FeatureDefinition("own", "close", 1, () => new OwnFeature())).Build();
        Assert.Contains("'own'", Assert.Throws<NotSupportedException>(set.ToJson).Message, StringComparison.Ordinal);
    }

    private sealed class OwnFeature : IFeature
    {
        public bool Update(in Indicators.Ohlcv<double> bar, DateTimeOffset openTime, out double value)
        {
            value = bar.Close;
            return !double.IsNaN(value);
        }

        public void Reset()
        {
            // Knows nothing but the bar it is shown.
        }
    }
}
