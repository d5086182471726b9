using AlphaPulse.Simulation;

namespace AlphaPulse.Features.Tests;

public class PresetTests
{
    private static readonly ObservationSource Numbers = new(
        Enumerable.Range(0, 3_000).Select(i => new FeatureObservation(
            Series.Start.AddHours(i).AddMinutes(10), Series.Start.AddHours(i).AddMinutes(20), Math.Sin(i * i % 97))));

    public static TheoryData<string> Names => [.. FeatureSets.All.Select(s => s.Name)];

    [Fact]
    public void The_52_names_are_frozen()
    {
        string[] prices =
        [
            "log_return(1)", "log_return(2)", "log_return(3)", "log_return(6)", "log_return(12)", "log_return(24)", "log_return(48)", "log_return(72)", "log_return(168)",
            "volatility(6)", "volatility(12)", "volatility(24)", "volatility(48)", "volatility(168)",
            "sma_distance(10)", "sma_distance(20)", "sma_distance(30)", "sma_distance(50)", "sma_distance(100)", "sma_distance(200)", "sma_distance(300)", "sma_distance(500)",
            "range(1)", "range(6)", "range(12)", "range(24)", "range(48)",
            "rsi(7)", "rsi(14)", "rsi(21)", "rsi(28)",
            "volume_zscore(12)", "volume_zscore(24)", "volume_zscore(48)", "volume_zscore(168)",
        ];
        string[] sentiments =
        [
            "sentiment_mean(6)", "sentiment_mean(12)", "sentiment_mean(24)", "sentiment_mean(48)", "sentiment_mean(72)", "sentiment_mean(168)",
            "sentiment_change(1)", "sentiment_change(3)", "sentiment_change(6)", "sentiment_change(12)", "sentiment_change(24)",
        ];
        string[] times = ["hour_sin", "hour_cos", "weekday_sin", "weekday_cos"];
        var set = FeatureSets.Stationary52;
        Assert.Equal("stationary52", set.Name);
        Assert.Equal([.. prices, .. sentiments, .. times, "sentiment_volatility(24)", "sentiment_rsi(14)"], set.Schema.Columns.Select(c => c.Name));
        Assert.Equal(52, set.Schema.Columns.Count);
        Assert.Equal("6295d09aa5a50b3ea4e4ad9abea790af304b11dc6a7dc9919294bcfb8a706561", set.Schema.Hash);
        Assert.Equal("stationary39", FeatureSets.Stationary39.Name);
        Assert.Equal([.. prices, .. times], FeatureSets.Stationary39.Schema.Columns.Select(c => c.Name));
        Assert.Equal(39, FeatureSets.Stationary39.Schema.Columns.Count);
        Assert.Equal("a8649c1585138ac91a5c1dc38d746e45cce0fc27ece245427c9a4f761d746f39", FeatureSets.Stationary39.Schema.Hash);
        Assert.Equal(500, set.Schema.Warmup);
    }

    [Fact]
    public void The_other_sets_are_frozen_by_their_hashes()
    {
        Assert.Equal((26, "f3709089079c2df6d2a828b2c51fe213b8bf5585514c3d97cdd6ac8fb9aea4de"), (FeatureSets.Daily.Schema.Columns.Count, FeatureSets.Daily.Schema.Hash));
        Assert.Equal((12, "2c9b7c5c1bd2c7522edb855c280e60dfd8158d6356df3766cb3122e3ca855a23"), (FeatureSets.Get("daily12").Schema.Columns.Count, FeatureSets.Get("daily12").Schema.Hash));
        Assert.Equal((150, "8521756cd81018ea9d179e8ed3125a88bc6d3b2f55819b3d377ff57ce5f09e0c"), (FeatureSets.Technical150.Schema.Columns.Count, FeatureSets.Technical150.Schema.Hash));
        Assert.Equal((24, "79001bdae99b97169cc825a58e982e7e322fa6967c3e16b3f48ae3dd5b197ee6"), (FeatureSets.Advanced.Schema.Columns.Count, FeatureSets.Advanced.Schema.Hash));
        Assert.Equal((15, "06763ad05cc70bd24e1f18800ecdd62393349726bc3cc5d2d7275229c9c1af6c"), (FeatureSets.Get("advanced15").Schema.Columns.Count, FeatureSets.Get("advanced15").Schema.Hash));
    }

    [Fact]
    public void Without_a_news_source_the_52_are_the_39_under_their_own_name_and_hash()
    {
        var bars = Series.Simulated(600);
        var without = FeatureMatrix.Compute(FeatureSets.Stationary52, AlwaysOpenCalendar.Instance, bars);
        var with = FeatureMatrix.Compute(FeatureSets.Stationary52, AlwaysOpenCalendar.Instance, bars, Inputs());
        Assert.Equal(FeatureSets.Stationary39.Schema, without.Schema);
        Assert.Equal("stationary39", without.Schema.Name);
        Assert.Equal(FeatureSets.Stationary52.Schema, with.Schema);
        Assert.NotEqual(with.Schema.Hash, without.Schema.Hash);
        Assert.Equal(600 - 499, without.CompleteCount);
        Assert.Equal(600 - 499, with.CompleteCount);
    }

    [Fact]
    public void A_set_that_names_its_columns_does_not_lose_any_without_saying_so()
    {
        var set = FeatureSet.FromSchema(FeatureSets.Stationary52.Schema);
        var exception = Assert.Throws<FeatureInputException>(() => new FeatureEngine(set, AlwaysOpenCalendar.Instance));
        Assert.Contains("'sentiment'", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_value_comes_before_its_window_is_full_and_every_column_has_values(string name)
    {
        var set = FeatureSets.Get(name);
        var matrix = FeatureMatrix.Compute(set, AlwaysOpenCalendar.Instance, Series.Simulated(1_400), Inputs());
        for (var c = 0; c < set.Schema.Columns.Count; c++)
        {
            var column = set.Schema.Columns[c];
            for (var i = 0; i < column.Warmup - 1; i++)
            {
                Assert.True(double.IsNaN(matrix.Row(i)[c]), $"{column.Name} at bar {i} is {matrix.Row(i)[c]}, its warm-up is {column.Warmup} bars");
            }

            Assert.False(double.IsNaN(matrix.Row(column.Warmup - 1)[c]), $"{column.Name} has no value at bar {column.Warmup - 1}");
        }

        Assert.True(matrix.CompleteCount > 300, $"{matrix.CompleteCount} rows are complete");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_gap_leaves_no_value_carried_forward(string name)
    {
        var set = FeatureSets.Get(name);
        var bars = Series.Simulated(2_400).ToList();
        bars.RemoveRange(900, 5);
        var matrix = FeatureMatrix.Compute(set, AlwaysOpenCalendar.Instance, bars, Inputs());
        Assert.True(matrix.IsComplete(899));
        Assert.False(set.Schema.Warmup > 1 && matrix.IsComplete(900));
        Assert.True(matrix.IsComplete(900 + set.Schema.Warmup + 200));

        // After the gap, whatever its window, a value comes of bars after the gap alone: as on a series that begins there.
        var fresh = FeatureMatrix.Compute(set, AlwaysOpenCalendar.Instance, bars.Skip(900).ToList(), Inputs());
        for (var i = set.Schema.Warmup; i < fresh.Count; i += 97)
        {
            for (var c = 0; c < set.Schema.Columns.Count; c++)
            {
                var expected = fresh.Row(i)[c];
                Assert.True(Math.Abs(expected - matrix.Row(900 + i)[c]) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"{set.Schema.Columns[c].Name} at {i}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_rows_of_the_first_bars_are_a_prefix(string name)
    {
        var set = FeatureSets.Get(name);
        var bars = Series.Simulated(1_000);
        var full = FeatureMatrix.Compute(set, AlwaysOpenCalendar.Instance, bars, Inputs());
        foreach (var length in new[] { 1, 240, 801 })
        {
            var first = FeatureMatrix.Compute(set, AlwaysOpenCalendar.Instance, [.. bars.Take(length)], Inputs());
            for (var i = 0; i < length; i++)
            {
                Assert.True(full.Row(i).SequenceEqual(first.Row(i)) || Bits(full.Row(i)).SequenceEqual(Bits(first.Row(i))), $"{name} at bar {i} of {length}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_set_is_read_back_from_its_schema_and_its_json(string name)
    {
        var set = FeatureSets.Get(name);
        Assert.Equal(set.Schema.Hash, FeatureSet.FromSchema(set.Schema).Schema.Hash);
        Assert.Equal(set.Schema.Hash, FeatureSet.FromJson(set.ToJson()).Schema.Hash);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_allocated_per_bar_in_any_set(string name)
    {
        var set = FeatureSets.Get(name);
        var bars = new SimulatedMarket(new SimulatedMarketOptions { Bars = 2_400, Seed = 5, SignalTStatistic = 0, GapProbability = 0.002, OutageProbability = 0 }).Generate().ToList();
        var engine = new FeatureEngine(set, AlwaysOpenCalendar.Instance, Inputs());
        var row = new double[set.Schema.Columns.Count];
        foreach (var bar in bars.Take(1_200))
        {
            engine.Update(bar, row);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 1_200; i < bars.Count; i++)
        {
            engine.Update(bars[i], row);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(engine.MissingBars > 0);
    }

    private static FeatureInputs Inputs() => new()
    {
        Sources = new Dictionary<string, IFeatureSource>(StringComparer.Ordinal)
        {
            ["sentiment"] = Numbers,
            ["sentiment_deviation"] = Numbers,
            ["news"] = Numbers,
            ["news_last_hour"] = Numbers,
        },
    };

    private static long[] Bits(ReadOnlySpan<double> row)
    {
        var bits = new long[row.Length];
        for (var i = 0; i < row.Length; i++)
        {
            bits[i] = BitConverter.DoubleToInt64Bits(row[i]);
        }

        return bits;
    }
}
