using AlphaPulse.Indicators;
using AlphaPulse.Simulation;

namespace AlphaPulse.Features.Tests;

public class SharedPlanTests
{
    [Fact]
    public void The_hashes_that_models_were_trained_with_have_not_changed()
    {
        Assert.Equal("45f4adca5476e1b71d5f781c149fac8efc54adabb6e1709aa32fd9092e47c65a", FeatureSets.Core.Schema.Hash);
        Assert.Equal("8b7743b24e82533b171213cc1c17a38678630440a29dcf99aa35ac90fd5731d9", FeatureSets.Standard.Schema.Hash);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Every_value_has_the_bits_that_the_feature_has_on_its_own(long seed)
    {
        // Gaps and outages too: the plan has to forget as the features do.
        var bars = new SimulatedMarket(new SimulatedMarketOptions { Bars = 3_000, Seed = seed, SignalTStatistic = 0, GapProbability = 0.01, OutageProbability = 0.001 })
            .Generate().Concat(Enumerable.Range(0, 60).Select(i => Flat(3_100 + i))).ToList();
        var matrix = FeatureMatrix.Compute(FeatureSets.Standard, AlwaysOpenCalendar.Instance, bars);
        var seen = 0;
        foreach (var (name, create) in PlainFeatures.All)
        {
            var column = FeatureSets.Standard.Schema.Columns.Select((c, i) => (c, i)).Single(x => x.c.Name == name).i;
            var feature = create();
            DateTimeOffset? last = null;
            for (var i = 0; i < bars.Count; i++)
            {
                for (var time = last?.AddHours(1) ?? bars[i].OpenTime; time < bars[i].OpenTime; time = time.AddHours(1))
                {
                    feature.Update(Ohlcv.Missing, time, out _);
                }

                last = bars[i].OpenTime;
                var has = feature.Update(Ohlcv.From<double>(bars[i]), bars[i].OpenTime, out var value) && double.IsFinite(value);
                var expected = has ? value : double.NaN;
                Assert.True(
                    BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(matrix.Row(i)[column]),
                    $"{name} at bar {i}: {expected:R} and {matrix.Row(i)[column]:R}");
                seen += has ? 1 : 0;
            }
        }

        Assert.True(seen > 20_000, $"{seen} values were compared");
    }

    [Fact]
    public void A_computation_that_several_features_share_runs_once()
    {
        // The log return feeds the volatility and itself; the bands feed the position and two distances; the RSI feeds three features.
        Assert.Equal(2, Count("log_return(1)", "volatility(24)"));
        Assert.Equal(Count("bollinger_position(20,2)") + 2, Count("bollinger_position(20,2)", "close / bbands(20,2).upper - 1", "close/bbands(20,2).lower-1"));
        Assert.Equal(Count("rsi(14)") + 2, Count("rsi(14)", "diff(3,rsi(14))", "rank(20, rsi(14))", "abs(rsi(14))") - 1);
        Assert.True(Count([.. FeatureSets.Standard.Schema.Columns.Select(c => c.Name)]) < FeatureSets.Standard.Schema.Columns.Sum(c => Count(c.Name)));
    }

    // rsi(14) is the feature from -1 to 1 and indicator(rsi(14)) the indicator from 0 to 100: one text, two computations.
    [Theory]
    [InlineData("rsi(14)", "indicator(rsi(14))")]
    [InlineData("adx(14)", "indicator(adx(14))")]
    [InlineData("roc(10)", "indicator(roc(10))")]
    [InlineData("mfi(14)", "sma(3,indicator(mfi(14)))")]
    public void A_feature_and_the_indicator_of_its_name_are_not_confused(string feature, string other)
    {
        string[] features = [feature, other];
        var bars = Series.Simulated(200);
        var alone = features.Select(f => FeatureMatrix.Compute(FeatureSet.Parse("one", f), AlwaysOpenCalendar.Instance, bars)).ToArray();
        foreach (var order in new[] { features, [.. features.Reverse()] })
        {
            var matrix = FeatureMatrix.Compute(FeatureSet.Parse("both", order), AlwaysOpenCalendar.Instance, bars);
            for (var c = 0; c < order.Length; c++)
            {
                Assert.Equal(alone[Array.IndexOf(features, order[c])].Row(199)[0], matrix.Row(199)[c]);
            }
        }
    }

    // Whatever way the plan takes to an indicator, it is the one of the catalog with all of its options.
    [Fact]
    public void Every_indicator_has_the_bits_that_it_has_in_the_catalog()
    {
        var bars = Series.Simulated(300).ToList();
        bars.RemoveRange(200, 3);
        var specs = IndicatorCatalog.All
            .SelectMany(d => d.Parameters.SelectMany(p => p.Choices).Select(word => $"{d.Name}({word})").Prepend(d.Name))
            .Select(text => IndicatorSpec.Parse(text))
            .Distinct()
            .ToList();
        foreach (var spec in specs)
        {
            var set = FeatureSet.Parse("one", spec.Columns.Count == 1 ? [$"indicator({spec})"] : spec.Columns);
            var matrix = FeatureMatrix.Compute(set, AlwaysOpenCalendar.Instance, bars);
            var indicator = spec.Descriptor.Create<double>(spec);
            var row = new double?[indicator.OutputCount];
            for (var i = 0; i < bars.Count; i++)
            {
                for (var missing = 0; missing < (i == 200 ? 3 : 0); missing++)
                {
                    indicator.Update(Ohlcv.Missing, row);
                }

                indicator.Update(Ohlcv.From<double>(bars[i]), row);
                for (var output = 0; output < row.Length; output++)
                {
                    Assert.True(
                        BitConverter.DoubleToInt64Bits(row[output] ?? double.NaN) == BitConverter.DoubleToInt64Bits(matrix.Row(i)[output]),
                        $"{spec.Columns[output]} at bar {i}: {row[output]:R} and {matrix.Row(i)[output]:R}");
                }
            }
        }

        Assert.True(specs.Count > 297, $"{specs.Count} indicators were compared");
    }

    private static int Count(params string[] features) =>
        new FeatureEngine(FeatureSet.Parse("set", features), AlwaysOpenCalendar.Instance).ComputationCount;

    private static Bar Flat(int hour) => Series.Flat(hour, 245.1m) is var bar
        ? new Bar(SimulatedSeries, bar.OpenTime, bar.Open, bar.High, bar.Low, bar.Close, bar.Volume, bar.AvailableAt, bar.Provenance)
        : bar;

    private static BarSeriesId SimulatedSeries { get; } = Series.Simulated(1)[0].Series;
}
