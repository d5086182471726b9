namespace AlphaPulse.Drift.Tests;

/// <summary>Features without a unit of a real market, beside its raw inputs.</summary>
internal static class MarketRows
{
    private const int Lookback = 24;

    public static (MonitoredColumns Columns, double[] Rows, DateTimeOffset[] Times) Make(IReadOnlyList<Bar> bars, int volumeUnitFrom = int.MaxValue)
    {
        var columns = MonitoredColumns.From(new FeatureSchema("market", [
            new FeatureColumn("log_return", "ln(close / close[1])", 2),
            new FeatureColumn("volume_zscore", "(volume - mean) / deviation over 24 bars", Lookback),
            new FeatureColumn("distance", "ln(close / mean of close over 24 bars)", Lookback),
            new FeatureColumn("position", "(close - low) / (high - low)", 1),
        ])).With(RawInputs.Columns);
        var raw = new RawInputs();
        var rows = new List<double>();
        var times = new List<DateTimeOffset>();
        var row = new double[columns.Count];
        var volumes = new List<double>();
        for (var i = 0; i < bars.Count; i++)
        {
            var bar = bars[i];
            if (i >= volumeUnitFrom)
            {
                bar = new Bar(bar.Series, bar.OpenTime, bar.Open, bar.High, bar.Low, bar.Close, bar.Volume * 1000, bar.AvailableAt, bar.Provenance);
            }

            volumes.Add((double)bar.Volume);
            raw.Write(bar, row.AsSpan(4));
            if (i < Lookback)
            {
                continue;
            }

            var recent = volumes.GetRange(i - Lookback + 1, Lookback);
            var mean = recent.Average();
            var deviation = Math.Sqrt(recent.Average(v => (v - mean) * (v - mean)));
            row[0] = Math.Log((double)(bar.Close / bars[i - 1].Close));
            row[1] = deviation > 0 ? (volumes[i] - mean) / deviation : double.NaN;
            row[2] = Math.Log((double)bar.Close / Enumerable.Range(0, Lookback).Average(k => (double)bars[i - k].Close));
            row[3] = bar.High > bar.Low ? (double)((bar.Close - bar.Low) / (bar.High - bar.Low)) : double.NaN;
            rows.AddRange(row);
            times.Add(bar.OpenTime);
        }

        return (columns, [.. rows], [.. times]);
    }
}
