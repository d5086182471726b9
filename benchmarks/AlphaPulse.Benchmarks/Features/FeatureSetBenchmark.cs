using AlphaPulse.Features;
using BenchmarkDotNet.Attributes;

namespace AlphaPulse.Benchmarks.Features;

/// <summary>What a row of a feature set takes, bar by bar: the time of one operation is that of one bar.</summary>
[MemoryDiagnoser]
public class FeatureSetBenchmark
{
    private const int Bars = 20_000;
    private static readonly Bar[] Series = Make();
    private FeatureEngine _engine = null!;
    private double[] _row = [];

    /// <summary>The set.</summary>
    [Params("core", "standard", "stationary39", "daily12", "technical150", "advanced15")]
    public string Set { get; set; } = "";

    [IterationSetup]
    public void Prepare()
    {
        _engine = new FeatureEngine(FeatureSets.Get(Set), AlwaysOpenCalendar.Instance);
        _row = new double[_engine.Schema.Columns.Count];
    }

    [Benchmark(OperationsPerInvoke = Bars)]
    public int RowPerBar()
    {
        var complete = 0;
        foreach (var bar in Series)
        {
            complete += _engine.Update(bar, _row) ? 1 : 0;
        }

        return complete;
    }

    private static Bar[] Make()
    {
        var random = new DeterministicRandom(42);
        var series = new BarSeriesId(InstrumentId.Parse("test:AAA-BBB"), Timeframe.OneHour);
        var time = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var close = 100m;
        var bars = new Bar[Bars];
        for (var i = 0; i < Bars; i++)
        {
            var open = close;
            close = decimal.Round(open * (1 + (decimal)(0.01 * random.NextNormal())), 4);
            var high = decimal.Round(Math.Max(open, close) * (1 + (decimal)(0.003 * random.NextDouble())), 4);
            var low = decimal.Round(Math.Min(open, close) * (1 - (decimal)(0.003 * random.NextDouble())), 4);
            var volume = decimal.Round((decimal)(100 * random.NextDouble()) + 1, 3);
            bars[i] = new Bar(series, time, open, high, low, close, volume, time.AddHours(1), BarProvenance.Simulated);
            time = time.AddHours(1);
        }

        return bars;
    }
}
