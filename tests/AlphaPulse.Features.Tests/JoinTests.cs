namespace AlphaPulse.Features.Tests;

/// <summary>Higher timeframes, other instruments and sources: what a row may know of them.</summary>
public class JoinTests
{
    private static readonly ITradingCalendar Calendar = AlwaysOpenCalendar.Instance;

    [Fact]
    public void A_row_sees_the_last_closed_higher_bar_and_nothing_of_the_one_that_forms()
    {
        var bars = Series.Simulated(400);
        var set = FeatureSet.Parse("x", "open@4h", "high@4h", "low@4h", "close@4h", "volume@4h", "sma(3)@4h", "close / close@4h - 1");
        var matrix = FeatureMatrix.Compute(set, Calendar, bars);
        Bar[] Bucket(int last) => [.. bars.Skip(last - 3).Take(4)];
        for (var i = 0; i < bars.Count; i++)
        {
            // The last bar of a bucket opens at hours 3, 7, 11, ...; its row sees the bucket, the next three rows the same.
            var last = i - (bars[i].OpenTime.Hour + 1) % 4;
            var bucket = last >= 3 ? Bucket(last) : null;
            var row = matrix.Row(i).ToArray();
            Assert.Equal((double?)bucket?[0].Open ?? double.NaN, row[0]);
            Assert.Equal((double?)bucket?.Max(b => b.High) ?? double.NaN, row[1]);
            Assert.Equal((double?)bucket?.Min(b => b.Low) ?? double.NaN, row[2]);
            Assert.Equal((double?)bucket?[3].Close ?? double.NaN, row[3]);
            Assert.Equal(bucket?.Sum(b => (double)b.Volume) ?? double.NaN, row[4], 1e-9);
            var mean = last >= 11 ? (Bucket(last)[3].Close + Bucket(last - 4)[3].Close + Bucket(last - 8)[3].Close) / 3 : (decimal?)null;
            Assert.Equal((double?)mean ?? double.NaN, row[5], 1e-9);
            Assert.Equal(bucket is null ? double.NaN : (double)bars[i].Close / (double)bucket[3].Close - 1, row[6], 1e-12);
        }

        Assert.Equal(3, set.Schema.Columns[5].Warmup);
        Assert.Equal(15, set.WarmupOn(Timeframe.OneHour));
    }

    [Fact]
    public void The_forming_higher_bar_cannot_change_a_row()
    {
        var bars = Series.Simulated(240).ToList();
        var set = FeatureSet.Parse("x", "rsi(3)@4h", "zscore(5,log_return(1))@1d", "rank(6,close@4h)");
        var before = FeatureMatrix.Compute(set, Calendar, bars);

        // Hours 20 to 22 of a day: the bucket of 20 to 24 closes with hour 23.
        var at = bars.FindIndex(100, b => b.OpenTime.Hour == 20);
        for (var i = at; i < at + 3; i++)
        {
            bars[i] = Series.Scaled(bars[i], 2);
        }

        var after = FeatureMatrix.Compute(set, Calendar, bars);
        for (var i = 0; i < at + 3; i++)
        {
            Assert.Equal(before.Row(i).ToArray(), after.Row(i).ToArray());
        }

        var formed = bars.ToArray();
        formed[at + 3] = Series.Scaled(formed[at + 3], 2);
        Assert.NotEqual(before.Row(at + 3).ToArray(), FeatureMatrix.Compute(set, Calendar, formed).Row(at + 3).ToArray());
    }

    [Fact]
    public void A_higher_bar_with_a_missing_bar_in_it_is_missing()
    {
        var bars = Series.Simulated(300).ToList();
        var removed = bars[101].OpenTime;
        bars.RemoveAt(101);
        var matrix = FeatureMatrix.Compute(FeatureSet.Parse("x", "close@4h", "sma(3)@4h"), Calendar, bars);
        for (var i = 20; i < bars.Count; i++)
        {
            var closed = new Timeframe(4, TimeframeUnit.Hour).Floor(bars[i].OpenTime.AddHours(1));
            var isBroken = closed > removed && closed.AddHours(-4) <= removed;
            var isInWindow = closed > removed && closed.AddHours(-12) <= removed;
            Assert.Equal(isBroken, double.IsNaN(matrix.Row(i)[0]));
            Assert.Equal(isInWindow, double.IsNaN(matrix.Row(i)[1]));
        }
    }

    [Fact]
    public void A_long_gap_is_forgotten_on_every_timeframe()
    {
        var bars = Series.Simulated(200);
        var late = bars.Select(b => new Bar(b.Series, b.OpenTime.AddDays(70), b.Open, b.High, b.Low, b.Close, b.Volume, b.AvailableAt.AddDays(70), b.Provenance)).ToList();
        var set = FeatureSet.Parse("x", "sma(3)@1d", "ema(4)@4h", "log_return(1)");
        var joined = FeatureMatrix.Compute(set, Calendar, [.. bars, .. late]);
        var alone = FeatureMatrix.Compute(set, Calendar, late);
        for (var i = 0; i < late.Count; i++)
        {
            Assert.Equal(alone.Row(i).ToArray(), joined.Row(200 + i).ToArray());
        }
    }

    [Fact]
    public void A_timeframe_that_the_bars_do_not_fill_is_refused()
    {
        foreach (var timeframe in new[] { "90m", "1h", "30m" })
        {
            var engine = new FeatureEngine(FeatureSet.Parse("x", $"close@{timeframe}"), Calendar);
            Assert.Contains("cannot be made", Assert.Throws<FeatureInputException>(() => engine.Update(Series.Flat(0, 1), new double[1])).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_bar_of_another_instrument_counts_from_when_it_was_available()
    {
        var bars = Series.Simulated(60);
        var other = Other(Series.Simulated(60, seed: 9), i => i == 30 ? TimeSpan.FromMinutes(5) : i == 40 ? TimeSpan.FromHours(3) : TimeSpan.Zero);
        var set = FeatureSet.Parse("x", "close@ETH", "log_return(1)@ETH", "log_return(1) - log_return(1)@ETH");
        var matrix = FeatureMatrix.Compute(set, Calendar, bars, Streams(other));
        for (var i = 2; i < 60; i++)
        {
            // Late by five minutes is too late for the row of that hour; late by three hours for three rows and those that wait behind it.
            var isMissing = i is 30 or 40 or 41 or 42;
            Assert.Equal(isMissing ? double.NaN : (double)other[i].Close, matrix.Row(i)[0]);
            Assert.Equal(isMissing ? double.NaN : Math.Log((double)other[i].Close / (double)other[i - 1].Close), matrix.Row(i)[1]);
            Assert.Equal(isMissing, !matrix.IsComplete(i));
        }
    }

    [Fact]
    public void A_missing_bar_of_another_instrument_is_missing_and_is_a_gap_in_its_windows()
    {
        var bars = Series.Simulated(60);
        var other = Other(Series.Simulated(60, seed: 9), _ => TimeSpan.Zero).ToList();
        other.RemoveAt(30);
        var matrix = FeatureMatrix.Compute(FeatureSet.Parse("x", "close@ETH", "sma(3)@ETH"), Calendar, bars, Streams(other));
        for (var i = 5; i < 60; i++)
        {
            Assert.Equal(i == 30, double.IsNaN(matrix.Row(i)[0]));
            Assert.Equal(i is >= 30 and < 33, double.IsNaN(matrix.Row(i)[1]));
        }
    }

    [Fact]
    public void Streamed_bars_give_the_rows_of_the_batch_in_whatever_order_they_come()
    {
        var bars = Series.Simulated(300).ToList();
        bars.RemoveRange(150, 3);
        var other = Other(Series.Simulated(300, seed: 9), i => TimeSpan.FromMinutes(i % 50 == 0 ? 70 : 0));
        var set = FeatureSet.Parse("x", "rsi(5)@ETH@4h", "correlation(20,log_return(1),log_return(1)@ETH)", "close@1d", "ema(3)@ETH");
        var matrix = FeatureMatrix.Compute(set, Calendar, bars, Streams(other));
        var engine = new FeatureEngine(set, Calendar);
        var row = new double[4];
        var next = 0;
        for (var i = 0; i < bars.Count; i++)
        {
            // Everything that is available when the row is made has come; some of it was early.
            while (next < other.Length && (other[next].AvailableAt <= bars[i].AvailableAt || next % 5 == 0))
            {
                engine.Observe("ETH", other[next++]);
            }

            Assert.Equal(matrix.IsComplete(i), engine.Update(bars[i], row));
            Assert.Equal(matrix.Row(i).ToArray(), row);
        }

        Assert.True(matrix.CompleteCount > 50);
        Assert.Throws<ArgumentException>(() => engine.Observe("BTC", other[0]));
        Assert.Throws<ArgumentException>(() => engine.Observe("ETH", other[0]));
    }

    [Fact]
    public void A_score_made_after_the_row_does_not_exist_for_it()
    {
        var bars = Series.Simulated(10);
        var start = bars[0].OpenTime;
        var source = new ObservationSource(
        [
            new FeatureObservation(start.AddHours(2).AddMinutes(5), start.AddHours(2).AddMinutes(50), 0.5),
            new FeatureObservation(start.AddHours(2).AddMinutes(6), start.AddHours(3).AddMinutes(1), -0.9),
            new FeatureObservation(start.AddHours(4), start.AddHours(4), 0.2),
            new FeatureObservation(start.AddHours(4).AddMinutes(59), start.AddHours(5), 0.4),
            new FeatureObservation(start.AddHours(5), start.AddHours(5), 0.7),
        ]);
        var inputs = new FeatureInputs { Sources = new Dictionary<string, IFeatureSource>(StringComparer.Ordinal) { ["sentiment"] = source } };
        var matrix = FeatureMatrix.Compute(FeatureSet.Parse("x", "input(sentiment)", "sentiment_mean(2)"), Calendar, bars, inputs);
        Assert.Equal([double.NaN, double.NaN, 0.5, double.NaN, 0.3, 0.7, double.NaN, double.NaN, double.NaN, double.NaN], Enumerable.Range(0, 10).Select(i => Math.Round(matrix.Row(i)[0], 12)));
        Assert.Equal(5, Enumerable.Range(0, 10).Single(i => !double.IsNaN(matrix.Row(i)[1])));
        Assert.Equal(0.5, matrix.Row(5)[1], 1e-12);
    }

    [Fact]
    public void A_source_that_looks_ahead_is_found_out()
    {
        var engine = new FeatureEngine(
            FeatureSet.Parse("x", "input(sentiment)"),
            Calendar,
            new FeatureInputs { Sources = new Dictionary<string, IFeatureSource>(StringComparer.Ordinal) { ["sentiment"] = new Oracle() } });
        Assert.Contains("looks ahead", Assert.Throws<InvalidOperationException>(() => engine.Update(Series.Flat(0, 1), new double[1])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ObservationReduction.Mean, 2.5)]
    [InlineData(ObservationReduction.Count, 4.0)]
    [InlineData(ObservationReduction.Last, 4.0)]
    [InlineData(ObservationReduction.Deviation, 1.1180339887498949)]
    public void Observations_of_a_bar_become_one_number(ObservationReduction reduction, double expected)
    {
        var start = Series.Start;
        var source = new ObservationSource(Enumerable.Range(1, 4).Reverse().Select(i => new FeatureObservation(start.AddMinutes(i), start.AddMinutes(i), i)), reduction, start.AddHours(2));
        Assert.True(source.TryRead(start, start.AddHours(1), start.AddHours(1), out var reading));
        Assert.Equal(expected, reading.Value, 1e-12);
        Assert.True(reading.AvailableAt <= start.AddHours(1));
        Assert.Equal(reduction == ObservationReduction.Count, source.TryRead(start.AddHours(1), start.AddHours(2), start.AddHours(2), out _));
        Assert.Throws<ArgumentException>(() => new ObservationSource([new FeatureObservation(start, start.AddTicks(-1), 1)]));
    }

    [Fact]
    public void Nobody_counted_before_the_first_observation()
    {
        var start = Series.Start;
        var source = new ObservationSource(
            [new FeatureObservation(start.AddMinutes(130), start.AddMinutes(200), 1), new FeatureObservation(start.AddMinutes(250), start.AddMinutes(260), 1)],
            ObservationReduction.Count,
            coveredUntil: start.AddHours(7));
        double?[] counts = [.. Enumerable.Range(0, 7).Select(h =>
            source.TryRead(start.AddHours(h), start.AddHours(h + 1), start.AddHours(h + 1), out var reading) ? reading.Value : (double?)null)];

        // The first one is about hour 2 and was known in hour 3: from then on silence is a count of 0.
        Assert.Equal([null, null, null, 0, 1, 0, 0], counts);
        Assert.False(new ObservationSource([], ObservationReduction.Count).TryRead(start, start.AddHours(1), start.AddHours(1), out _));
    }

    [Fact]
    public void A_count_has_begun_with_an_observation_of_before_the_close_that_was_known()
    {
        // The first in time was known last; the other is of a later bar.
        var start = Series.Start;
        var source = new ObservationSource(
            [new FeatureObservation(start, start.AddHours(9), 1), new FeatureObservation(start.AddHours(2), start.AddHours(2), 1)], ObservationReduction.Count);
        Assert.False(source.TryRead(start.AddHours(1), start.AddHours(2), start.AddHours(3), out _));
        Assert.True(source.TryRead(start.AddHours(1), start.AddHours(2), start.AddHours(9), out _));
        Assert.True(source.TryRead(start.AddHours(2), start.AddHours(3), start.AddHours(3), out _));
    }

    [Fact]
    public void Nobody_counts_after_the_end_of_the_coverage()
    {
        var start = Series.Start;
        FeatureObservation[] observations = [new(start, start, 1), new(start.AddHours(1), start.AddHours(2), 1)];
        Assert.Equal([1, 1, null, null], Read(new ObservationSource(observations, ObservationReduction.Count)));
        Assert.Equal([1, 1, 0, null], Read(new ObservationSource(observations, ObservationReduction.Count, start.AddHours(3.5))));
        Assert.Equal([1, null, null, null], Read(new ObservationSource(observations, ObservationReduction.Mean, start.AddHours(1))));
        Assert.Equal([1, 1, null, null], Read(new ObservationSource(observations)));

        double?[] Read(ObservationSource source) => [.. Enumerable.Range(0, 4).Select(h =>
            source.TryRead(start.AddHours(h), start.AddHours(h + 1), start.AddHours(h + 1), out var reading) ? reading.Value : (double?)null)];
    }

    [Fact]
    public void A_higher_bar_is_made_once_whatever_comes_after_its_last_expected_bar()
    {
        // Bars are expected until three of the day; those of the evening were not.
        var calendar = new FirstHours(3);
        var set = FeatureSet.Parse("x", "close@1d", "volume@1d", "sma(2)@1d");
        Bar[] expected = [.. Enumerable.Range(0, 4).SelectMany(day => Enumerable.Range(0, 3).Select(hour => Series.Flat(24 * day + hour, 100 + day)))];
        Bar[] all = [.. expected, .. Enumerable.Range(0, 4).SelectMany(day => new[] { Series.Flat(24 * day + 20, 500), Series.Flat(24 * day + 21, 600) })];
        all = [.. all.OrderBy(b => b.OpenTime)];
        var right = FeatureMatrix.Compute(set, calendar, expected);
        var matrix = FeatureMatrix.Compute(set, calendar, all);
        for (var i = 0; i < all.Length; i++)
        {
            var same = Array.FindLastIndex(expected, b => b.OpenTime <= all[i].OpenTime);
            Assert.Equal(right.Row(same).ToArray(), matrix.Row(i).ToArray());
        }

        Assert.Equal([103, 3, 102.5], matrix.Row(all.Length - 1).ToArray());
    }

    private sealed class FirstHours(int hours) : ITradingCalendar
    {
        public string Name => "first hours";

        public bool IsExpected(Timeframe timeframe, DateTimeOffset openTime) => timeframe.Floor(openTime) == openTime && openTime.Hour < hours;

        public DateTimeOffset CloseOf(Timeframe timeframe, DateTimeOffset openTime) => timeframe.Add(openTime, 1);

        public DateTimeOffset NextOpen(Timeframe timeframe, DateTimeOffset openTime)
        {
            var next = timeframe.Add(timeframe.Floor(openTime), 1);
            return next.Hour < hours ? next : next.AddHours(24 - next.Hour);
        }

        public long CountExpected(Timeframe timeframe, DateTimeOffset from, DateTimeOffset to)
        {
            var count = 0L;
            for (var time = NextOpen(timeframe, from.AddTicks(-1)); time < to; time = NextOpen(timeframe, time))
            {
                count++;
            }

            return count;
        }
    }

    private static Bar[] Other(IReadOnlyList<Bar> bars, Func<int, TimeSpan> late)
    {
        var id = new BarSeriesId(InstrumentId.Parse("test:ETH-BBB"), Timeframe.OneHour);
        return [.. bars.Select((b, i) => new Bar(id, b.OpenTime, b.Open, b.High, b.Low, b.Close, b.Volume, b.AvailableAt + late(i), b.Provenance))];
    }

    private static FeatureInputs Streams(IReadOnlyList<Bar> bars) => new()
    {
        Streams = new Dictionary<string, IReadOnlyList<Bar>>(StringComparer.Ordinal) { ["ETH"] = bars },
    };

    private sealed class Oracle : IFeatureSource
    {
        public bool TryRead(DateTimeOffset openTime, DateTimeOffset closeTime, DateTimeOffset asOf, out FeatureReading reading)
        {
            reading = new FeatureReading(1, asOf.AddSeconds(1));
            return true;
        }
    }
}
