using System.Diagnostics;
using System.Globalization;
using AlphaPulse.Models;

namespace AlphaPulse.Benchmarks.Training;

/// <summary>How long a model of trees takes: medians over different rows, after warming up.</summary>
internal static class ScoringTimes
{
    private const int MostRows = 4096;
    private const int Repeats = 15;

    /// <summary>Members of JSON: microseconds of a row, the same of single rows with the 99th percentile and bytes (<see cref="SingleRows"/>), of one from compiled trees and milliseconds to compile them, microseconds of an explanation, rows a second in batches, and milliseconds to load.</summary>
    internal static string Measure(TreeEnsembleModel model, byte[] file, NpyFile test)
    {
        var count = Math.Min(MostRows, test.Rows);
        var width = test.Columns;
        double[] rows = [.. test.Values.Take(count * width).Select(v => (double)v)];
        var scores = new double[count];
        var row = Median(() =>
        {
            for (var i = 0; i < count; i++)
            {
                model.TryScore(rows.AsSpan(i * width, width), out scores[i]);
            }
        });
        var single = SingleRows.Measure(model, rows, width, Repeats);
        var compiled = model.Compile();
        var compiledRow = Median(() =>
        {
            for (var i = 0; i < count; i++)
            {
                compiled.TryScore(rows.AsSpan(i * width, width), out scores[i]);
            }
        });
        var compiling = Median(() => model.Compile());
        var batch = Median(() => model.Score(rows, scores));
        var explainer = new TreeExplainer(model);
        var contributions = new double[width];
        const int explained = 256;
        var explanation = Median(() =>
        {
            for (var i = 0; i < explained; i++)
            {
                explainer.Explain(rows.AsSpan(i * width, width), contributions);
            }
        });
        var load = Median(() => ModelFile.FromBytes(file, "benchmark"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"\"row_us\": {row / count * 1e6:F3}, {single}, \"compiled_row_us\": {compiledRow / count * 1e6:F3}, \"compile_ms\": {compiling * 1e3:F1}, \"batch_rows_s_1t\": {count / batch:F0}, \"shap_us\": {explanation / explained * 1e6:F2}, \"load_ms\": {load * 1e3:F2}");
    }

    private static double Median(Action action)
    {
        var times = new double[Repeats];
        for (var i = -Repeats; i < Repeats; i++)
        {
            var start = Stopwatch.GetTimestamp();
            action();
            times[Math.Max(i, 0)] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        Array.Sort(times);
        return times[Repeats / 2];
    }
}
