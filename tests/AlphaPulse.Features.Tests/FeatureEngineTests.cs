using AlphaPulse.Indicators;

namespace AlphaPulse.Features.Tests;

public class FeatureEngineTests
{
    // Holds every feature of every set.
    private static readonly FeatureSet Set = FeatureSets.Standard;

    [Fact]
    public void A_row_never_depends_on_later_bars()
    {
        var bars = Series.Simulated(600);
        var full = FeatureMatrix.Compute(Set, AlwaysOpenCalendar.Instance, bars);
        foreach (var length in new[] { 60, 199, 400 })
        {
            // The future is not only cut but poisoned: any use of it would show.
            var poisoned = bars.Select((b, i) => i < length ? b : Series.Scaled(b, 3)).ToList();
            var other = FeatureMatrix.Compute(Set, AlwaysOpenCalendar.Instance, poisoned);
            for (var i = 0; i < length; i++)
            {
                AssertSameBits(full.Row(i), other.Row(i), i);
            }

            Assert.False(full.Row(length).SequenceEqual(other.Row(length)));
        }
    }

    [Fact]
    public void No_value_comes_before_its_declared_warm_up_and_none_later()
    {
        var matrix = FeatureMatrix.Compute(Set, AlwaysOpenCalendar.Instance, Series.Simulated(200));
        for (var column = 0; column < Set.Schema.Columns.Count; column++)
        {
            var warmup = Set.Schema.Columns[column].Warmup;
            for (var i = 0; i < matrix.Count; i++)
            {
                Assert.True(
                    double.IsNaN(matrix.Row(i)[column]) == i < warmup - 1,
                    $"{Set.Schema.Columns[column].Name} at bar {i} is {matrix.Row(i)[column]}, its warm-up is {warmup} bars");
            }
        }

        Assert.Equal(Set.Schema.Warmup - 1, Enumerable.Range(0, matrix.Count).First(matrix.IsComplete));
    }

    [Fact]
    public void A_window_with_a_gap_in_it_has_no_value_and_recovers_when_the_gap_has_left()
    {
        var bars = Series.Simulated(300).ToList();
        const int Gap = 150;
        bars.RemoveAt(Gap);
        var matrix = FeatureMatrix.Compute(Set, AlwaysOpenCalendar.Instance, bars);
        for (var column = 0; column < Set.Schema.Columns.Count; column++)
        {
            var warmup = Set.Schema.Columns[column].Warmup;
            for (var i = Gap; i < matrix.Count; i++)
            {
                // The bar at position Gap is the first after the gap, so it is the first of a new window. A return looks at the two
                // ends only: it is missing where the bar that many bars before is the missing one.
                var expected = Set.Schema.Columns[column].Name.StartsWith("log_return", StringComparison.Ordinal)
                    ? i - Gap != warmup - 2
                    : i - Gap >= warmup - 1;
                Assert.True(expected != double.IsNaN(matrix.Row(i)[column]), $"{Set.Schema.Columns[column].Name} at bar {i}");
            }
        }
    }

    [Fact]
    public void A_gap_counts_its_missing_bars_on_the_calendar()
    {
        var engine = new FeatureEngine(Set, AlwaysOpenCalendar.Instance);
        var row = new double[Set.Schema.Columns.Count];
        engine.Update(Series.Flat(0, 100), row);
        engine.Update(Series.Flat(5, 100), row);
        Assert.Equal(4, engine.MissingBars);
    }

    [Fact]
    public void A_gap_longer_than_every_window_is_as_good_as_a_new_start()
    {
        var bars = Series.Simulated(120);
        var late = bars.Select(b => Shift(b, TimeSpan.FromDays(365))).ToList();
        var joined = FeatureMatrix.Compute(Set, AlwaysOpenCalendar.Instance, [.. bars, .. late]);
        var alone = FeatureMatrix.Compute(Set, AlwaysOpenCalendar.Instance, late);
        for (var i = 0; i < late.Count; i++)
        {
            AssertSameBits(alone.Row(i), joined.Row(bars.Count + i), i);
        }
    }

    [Fact]
    public void A_flat_market_gives_no_value_where_the_formula_is_zero_over_zero()
    {
        var bars = Enumerable.Range(0, 100).Select(i => Series.Flat(i, 245.1m)).ToList();
        var matrix = FeatureMatrix.Compute(Set, AlwaysOpenCalendar.Instance, bars);
        var last = matrix.Row(99);
        Assert.Equal(0, last[ColumnOf("log_return(24)")]);
        Assert.Equal(0, last[ColumnOf("volatility(24)")]);
        Assert.Equal(0, last[ColumnOf("sma_distance(20)")]);
        Assert.Equal(0, last[ColumnOf("range(1)")]);
        Assert.True(double.IsNaN(last[ColumnOf("rsi(14)")]));
        Assert.True(double.IsNaN(last[ColumnOf("bollinger_position(20,2)")]));
        Assert.True(double.IsNaN(last[ColumnOf("volume_zscore(24)")]));
        Assert.Equal(0, last[ColumnOf("obv_slope(24)")]);
        Assert.Equal(0, last[ColumnOf("roc(10)")]);
        foreach (var undefined in new[]
        {
            "wick_balance(6)", "wick_balance(24)", "body_balance(12)", "macd_histogram(12,26,9)", "donchian_position(20)", "stochastic_k(14,3)",
            "stochastic_d(14,3,3)", "adx(14)", "di_difference(14)", "cci(20)", "mfi(14)", "zscore(20)",
        })
        {
            Assert.True(double.IsNaN(last[ColumnOf(undefined)]), undefined);
        }

        Assert.False(matrix.IsComplete(99));
    }

    [Fact]
    public void Bars_out_of_order_repeated_provisional_or_of_another_timeframe_are_refused()
    {
        var engine = new FeatureEngine(Set, AlwaysOpenCalendar.Instance);
        var row = new double[Set.Schema.Columns.Count];
        engine.Update(Series.Flat(5, 100), row);
        Assert.Contains("not later", Assert.Throws<ArgumentException>(() => engine.Update(Series.Flat(5, 101), row)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => engine.Update(Series.Flat(4, 101), row));
        Assert.Contains("forming", Assert.Throws<ArgumentException>(() => engine.Update(Series.Flat(6, 101) with { IsProvisional = true }, row)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => engine.Update(Series.Flat(6, 101), new double[2]));
        var daily = new Bar(new BarSeriesId(Series.Id.Instrument, Timeframe.OneDay), Series.Start.AddDays(3), 1, 1, 1, 1, 1, Series.Start.AddDays(4), BarProvenance.Import);
        Assert.Contains("timeframe", Assert.Throws<ArgumentException>(() => engine.Update(daily, row)).Message, StringComparison.Ordinal);
    }

    /// <summary>freqtrade#4846, freqtrade#9633, freqtrade#9751, freqtrade#11460, freqtrade#3523: a bar that was put in for a missing one never passes as real.</summary>
    [Fact]
    public void Filled_bars_are_refused_unless_they_are_asked_for()
    {
        var filled = new Bar(Series.Id, Series.Start, 1, 1, 1, 1, 0, Series.Start.AddHours(1), BarProvenance.Filled);
        var row = new double[Set.Schema.Columns.Count];
        var refused = Assert.Throws<UncleanWindowException>(() => new FeatureEngine(Set, AlwaysOpenCalendar.Instance).Update(filled, row));
        Assert.Contains("was filled in and was never traded", refused.Message, StringComparison.Ordinal);
        var accepting = new FeatureEngine(Set, AlwaysOpenCalendar.Instance, new FeatureInputs { Unclean = new UncleanPolicy { Filled = UncleanTreatment.Allow } });
        accepting.Update(filled, row);
        Assert.Equal(Series.Start, accepting.LastBarTime);
    }

    [Fact]
    public void Windows_never_roll_from_one_instrument_into_another()
    {
        var ether = new BarSeriesId(InstrumentId.Parse("test:ETH-BBB"), Timeframe.OneHour);
        var first = Series.Simulated(60);
        var second = first.Select(b => new Bar(ether, b.OpenTime.AddHours(60), b.Open, b.High, b.Low, b.Close, b.Volume, b.AvailableAt.AddHours(60), b.Provenance)).ToList();
        var refused = Assert.Throws<ArgumentException>(() => FeatureMatrix.Compute(Set, AlwaysOpenCalendar.Instance, [.. first, .. second]));
        Assert.Contains("test:ETH-BBB", refused.Message, StringComparison.Ordinal);
        var engine = new FeatureEngine(FeatureSet.Parse("x", "close@OTHER"), AlwaysOpenCalendar.Instance);
        engine.Observe("OTHER", first[0]);
        Assert.Contains("one series", Assert.Throws<ArgumentException>(() => engine.Observe("OTHER", second[0])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bar_by_bar_gives_the_rows_of_the_matrix()
    {
        var bars = Series.Simulated(400).ToList();
        bars.RemoveAt(200);
        var matrix = FeatureMatrix.Compute(Set, AlwaysOpenCalendar.Instance, bars);
        var engine = new FeatureEngine(Set, AlwaysOpenCalendar.Instance);
        var row = new double[Set.Schema.Columns.Count];
        for (var i = 0; i < bars.Count; i++)
        {
            Assert.Equal(matrix.IsComplete(i), engine.Update(bars[i], row));
            AssertSameBits(matrix.Row(i), row, i);
        }
    }

    [Fact]
    public void A_feature_that_was_reset_has_forgotten_everything()
    {
        var bars = Series.Simulated(300);
        foreach (var definition in Set.Definitions)
        {
            var used = definition.Create();
            foreach (var bar in bars)
            {
                used.Update(Ohlcv.From<double>(bar), bar.OpenTime, out _);
            }

            used.Reset();
            var fresh = definition.Create();
            foreach (var bar in bars.Skip(100))
            {
                var input = Ohlcv.From<double>(bar);
                var has = fresh.Update(in input, bar.OpenTime, out var expected);
                Assert.Equal(has, used.Update(in input, bar.OpenTime, out var actual));
                Assert.True(!has || BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual), definition.Column.Name);
            }
        }
    }

    [Fact]
    public void Nothing_is_allocated_per_bar()
    {
        var bars = Series.Simulated(2_000);
        var engine = new FeatureEngine(Set, AlwaysOpenCalendar.Instance);
        var row = new double[Set.Schema.Columns.Count];
        foreach (var bar in bars.Take(1_000))
        {
            engine.Update(bar, row);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 1_000; i < bars.Count; i++)
        {
            engine.Update(bars[i], row);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static int ColumnOf(string name) =>
        Set.Schema.Columns.Select((c, i) => (c, i)).Single(x => x.c.Name == name).i;

    private static Bar Shift(Bar bar, TimeSpan by) =>
        new(bar.Series, bar.OpenTime + by, bar.Open, bar.High, bar.Low, bar.Close, bar.Volume, bar.AvailableAt + by, bar.Provenance);

    private static void AssertSameBits(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, int bar)
    {
        for (var c = 0; c < expected.Length; c++)
        {
            Assert.True(
                BitConverter.DoubleToInt64Bits(expected[c]) == BitConverter.DoubleToInt64Bits(actual[c]),
                $"{Set.Schema.Columns[c].Name} at bar {bar}: {expected[c]:R} and {actual[c]:R}");
        }
    }
}
