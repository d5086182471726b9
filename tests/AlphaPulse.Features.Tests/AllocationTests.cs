namespace AlphaPulse.Features.Tests;

/// <summary>A bar costs no memory, whatever it is joined with; the rows of a batch cost what they hold.</summary>
public class AllocationTests
{
    private static readonly ITradingCalendar Calendar = AlwaysOpenCalendar.Instance;

    public static TheoryData<string> Names => [.. FeatureSets.All.Select(s => s.Name)];

    [Fact]
    public void Nothing_is_allocated_per_bar_with_higher_bars_other_instruments_and_sources()
    {
        var set = FeatureSet.Parse(
            "joined", "rsi(14)@4h", "sma(3)@1d", "log_return(1)@ETH", "rsi(5)@ETH@4h", "correlation(20,log_return(1),log_return(1)@BTC)", "sma(6,input(sentiment))");
        var bars = Series.Simulated(2_000).ToList();
        bars.RemoveRange(1_500, 3);
        var inputs = new FeatureInputs
        {
            Streams = new Dictionary<string, IReadOnlyList<Bar>>(StringComparer.Ordinal) { ["ETH"] = Series.Simulated(2_000, seed: 9), ["BTC"] = Series.Simulated(2_000, seed: 10) },
            Sources = new Dictionary<string, IFeatureSource>(StringComparer.Ordinal)
            {
                ["sentiment"] = new ObservationSource(bars.Select(b => new FeatureObservation(b.OpenTime, b.OpenTime, 0.5))),
            },
        };
        var engine = new FeatureEngine(set, Calendar, inputs);
        var row = new double[6];
        foreach (var bar in bars.Take(1_000))
        {
            engine.Update(bar, row);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var complete = 0;
        for (var i = 1_000; i < bars.Count; i++)
        {
            complete += engine.Update(bars[i], row) ? 1 : 0;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(complete > 800, $"{complete} rows are complete");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_batch_allocates_its_rows_and_nothing_more_per_bar(string name)
    {
        var set = FeatureSets.Get(name);
        if (set.Inputs.Count > 0)
        {
            set = set.WithoutInputs!;
        }

        var bars = Series.Simulated(2_400);
        IReadOnlyList<Bar> first = [.. bars.Take(1_200)];
        var rows = 1_200L * (set.Schema.Columns.Count * sizeof(double) + 16 + sizeof(bool));

        // Side by side, so that both run the same code: what the compiler keeps on the stack changes while it is still at work, which on a busy
        // machine takes a while. The ends of three arrays are rounded to whole words.
        var extra = long.MaxValue;
        for (var i = 0; i < 100 && extra is < -32 or > 32; i++)
        {
            extra = Measure(set, bars) - Measure(set, first) - rows;
        }

        Assert.InRange(extra, -32, 32);
    }

    private static long Measure(FeatureSet set, IReadOnlyList<Bar> bars)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        FeatureMatrix.Compute(set, Calendar, bars);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
