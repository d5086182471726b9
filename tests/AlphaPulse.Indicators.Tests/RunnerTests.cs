namespace AlphaPulse.Indicators.Tests;

public class RunnerTests
{
    private static readonly IndicatorSpec[] Specs = [IndicatorSpec.Parse("sma(3)"), IndicatorSpec.Parse("bbands(4,2)"), IndicatorSpec.Parse("atr(2)")];

    [Fact]
    public async Task Stream_and_batch_give_the_same_rows()
    {
        var bars = Bars(30);
        var streamed = new IndicatorRunner<decimal>(Specs).Stream(bars).ToList();
        var batched = new IndicatorRunner<decimal>(Specs).Batch(bars);
        var later = new List<IndicatorRow<decimal>>();
        await foreach (var row in new IndicatorRunner<decimal>(Specs).StreamAsync(Async(bars)))
        {
            later.Add(row);
        }

        Assert.Equal(30, streamed.Count);
        for (var i = 0; i < streamed.Count; i++)
        {
            Assert.Same(bars[i], streamed[i].Bar);
            Assert.Equal(streamed[i].Values, batched[i].Values);
            Assert.Equal(streamed[i].Values, later[i].Values);
        }
    }

    [Fact]
    public void Rows_are_empty_before_an_indicator_is_ready_and_columns_are_in_the_order_asked()
    {
        var runner = new IndicatorRunner<double>(Specs);
        Assert.Equal(["sma(3)", "bbands(4,2).upper", "bbands(4,2).middle", "bbands(4,2).lower", "atr(2)"], runner.Columns);
        Assert.Equal(4, runner.Warmup);
        var rows = runner.Batch(Bars(5));
        Assert.Equal([null, null, null, null, null], rows[1].Values);
        Assert.NotNull(rows[2].Values[0]);
        Assert.Null(rows[2].Values[1]);
        Assert.NotNull(rows[2].Values[4]);
        Assert.All(rows[3].Values, value => Assert.NotNull(value));
    }

    [Fact]
    public void Refuses_a_bar_that_is_still_forming_and_columns_that_are_the_same()
    {
        Bar[] forming = [Bars(1)[0] with { IsProvisional = true }];
        Assert.Throws<ArgumentException>(() => new IndicatorRunner<decimal>(Specs).Batch(forming));
        Assert.Throws<ArgumentException>(() => new IndicatorRunner<decimal>(Specs).Stream(forming).ToList());
        Assert.Throws<ArgumentException>(() => new IndicatorRunner<decimal>([Specs[0], Specs[0]]));
        Assert.Throws<ArgumentException>(() => new IndicatorRunner<decimal>([]));
    }

    private static Bar[] Bars(int count)
    {
        var series = new BarSeriesId(InstrumentId.Parse("test:A-B"), Timeframe.OneHour);
        return [.. TestSeries.Exact("ordinary", count).Select((b, i) =>
        {
            var open = DateTimeOffset.UnixEpoch.AddHours(i);
            return new Bar(series, open, b.Open, b.High, b.Low, b.Close, b.Volume, open.AddHours(1), BarProvenance.Simulated);
        })];
    }

    private static async IAsyncEnumerable<Bar> Async(IEnumerable<Bar> bars)
    {
        foreach (var bar in bars)
        {
            await Task.Yield();
            yield return bar;
        }
    }
}
