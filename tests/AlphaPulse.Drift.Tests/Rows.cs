using System.Globalization;
using AlphaPulse.TestKit;

namespace AlphaPulse.Drift.Tests;

/// <summary>Columns and rows for tests.</summary>
internal static class Rows
{
    /// <summary>The defaults for hourly rows around the clock.</summary>
    public static DriftOptions Hourly => new() { RowsPerYear = 8_760 };

    public static DateTimeOffset Hour(int i) => new DateTimeOffset(2022, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(i);

    public static MonitoredColumns Columns(int count) =>
        MonitoredColumns.From(new FeatureSchema("test", [.. Enumerable.Range(0, count).Select(i => new FeatureColumn($"f{i}", "a number", 1))]));

    /// <summary>One row after the other, from one function a column.</summary>
    public static double[] Make(int rows, params Func<double>[] columns)
    {
        var values = new double[rows * columns.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = columns[i % columns.Length]();
        }

        return values;
    }

    /// <summary>A stationary autoregression with variance 1.</summary>
    public static Func<double> Autoregression(DeterministicRandom random, double rho)
    {
        var state = random.NextNormal();
        return () => state = rho * state + Math.Sqrt(1 - rho * rho) * random.NextNormal();
    }

    /// <summary>The size of returns whose variance clusters: GARCH(1,1) with 0.08 and 0.9.</summary>
    public static Func<double> ClusteredSize(DeterministicRandom random)
    {
        var variance = 1.0;
        return () =>
        {
            var value = Math.Sqrt(variance) * random.NextNormal();
            variance = 0.02 + 0.08 * value * value + 0.9 * variance;
            return Math.Abs(value);
        };
    }

    /// <summary>Thirty stationary columns of the kinds that features of a market are.</summary>
    public static Func<double>[] Stationary(long seed)
    {
        var random = new DeterministicRandom(seed);
        return [.. Enumerable.Range(0, 30).Select(i => (i % 5) switch
        {
            0 => Autoregression(random.Fork(), 0.9),
            1 => ClusteredSize(random.Fork()),
            2 => Autoregression(random.Fork(), 0.5),
            3 => random.Fork().NextNormal,
            _ => Autoregression(random.Fork(), 0.97),
        })];
    }

    public static DriftReport Run(DriftMonitor monitor, double[] rows, int columns)
    {
        for (var i = 0; i < rows.Length / columns; i++)
        {
            monitor.Observe(rows.AsSpan(i * columns, columns), Hour(i));
        }

        return monitor.CreateReport();
    }

    /// <summary>One line an alarm, for messages of tests.</summary>
    public static string[] Describe(DriftReport report) =>
        [.. report.Alarms.Select(a => string.Create(
            CultureInfo.InvariantCulture,
            $"row {a.StartedRow}: {string.Join(", ", a.Features.Select(f => $"{f.Test} of {f.Column} at {f.Statistic:0.###} of {f.Threshold:0.###}"))}"))];

    public static List<Bar> Read(string file)
    {
        var series = new BarSeriesId(InstrumentId.Parse("binance:BTC-USDT"), Timeframe.Parse("1h"));
        var bars = new List<Bar>();
        foreach (var line in File.ReadLines(Evidence.File("data", "market", file)).Skip(1))
        {
            var parts = line.Split(',');
            var open = DateTimeOffset.ParseExact(parts[0], "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            decimal Number(int i) => decimal.Parse(parts[i], NumberStyles.Number, CultureInfo.InvariantCulture);
            bars.Add(new Bar(series, open, Number(1), Number(2), Number(3), Number(4), Number(5), open.AddHours(1), BarProvenance.Import));
        }

        return bars;
    }
}
