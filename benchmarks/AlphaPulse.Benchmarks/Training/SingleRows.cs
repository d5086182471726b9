using System.Diagnostics;
using System.Globalization;
using AlphaPulse.Models;

namespace AlphaPulse.Benchmarks.Training;

/// <summary>How long one row takes where each is timed by itself, and what it allocates.</summary>
/// <remarks>Each pass has a median and a 99th percentile over its rows; the medians of both over the passes are told, so a pass that other work disturbed does not count. What the clock itself takes is left out.</remarks>
internal static class SingleRows
{
    /// <summary>Members of JSON: microseconds of the median and of the 99th percentile of single rows, how many times the one is the other, and bytes a row.</summary>
    internal static string Measure(TreeEnsembleModel model, double[] rows, int width, int passes)
    {
        var times = new long[rows.Length / width];
        var clock = Clock(times);
        var (medians, tails) = (new double[passes], new double[passes]);
        var bytes = 0L;
        for (var pass = -passes; pass < passes; pass++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < times.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                model.TryScore(rows.AsSpan(i * width, width), out _);
                times[i] = Stopwatch.GetTimestamp() - start;
            }

            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Array.Sort(times);
            medians[Math.Max(pass, 0)] = Microseconds(times[times.Length / 2] - clock);
            tails[Math.Max(pass, 0)] = Microseconds(times[times.Length * 99 / 100] - clock);
        }

        Array.Sort(medians);
        Array.Sort(tails);
        var (median, tail) = (medians[passes / 2], tails[passes / 2]);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"\"row_p50_us\": {median:F3}, \"row_p99_us\": {tail:F3}, \"row_p99_ratio\": {tail / median:F2}, \"row_bytes\": {(double)bytes / times.Length:F1}");
    }

    private static long Clock(long[] times)
    {
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            times[i] = Stopwatch.GetTimestamp() - start;
        }

        Array.Sort(times);
        return times[times.Length / 2];
    }

    private static double Microseconds(long ticks) => ticks * 1e6 / Stopwatch.Frequency;
}
