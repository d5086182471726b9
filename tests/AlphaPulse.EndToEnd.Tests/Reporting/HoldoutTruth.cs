using AlphaPulse.Models;
using static AlphaPulse.EndToEnd.Tests.Reporting.ReportPage;

namespace AlphaPulse.EndToEnd.Tests.Reporting;

/// <summary>The table of the holdout, worked out again: sides from the model and feature files, everything else from the bars.</summary>
internal static class HoldoutTruth
{
    public static async Task AssertAsync(RunReports runs, string name, IReadOnlyList<PlainBar> all, string page)
    {
        var run = await runs.GetAsync(name);
        var artifact = await ModelFile.LoadAsync(run["artifacts"]!["model"]!.GetValue<string>());
        var embargo = (int)Number(artifact.Manifest.Options["embargo_bars"]);
        var (start, end) = ((int)Math.Floor(all.Count * 0.6m) + embargo, (int)Math.Floor(all.Count * 0.8m) - embargo);
        var bars = all.Skip(start).Take(end - start).ToList();
        var seed = artifact.Manifest.Seed;

        var sides = await SidesAsync(artifact, run["artifacts"]!["features"]!.GetValue<string>());
        AssertRow("this model", [.. bars.Select(b => sides.GetValueOrDefault(b.Time))]);
        AssertRow("cash", [.. bars.Select(_ => (int?)0)]);
        AssertRow("buy and hold", [.. bars.Select(_ => (int?)1)]);
        AssertRow("always short", [.. bars.Select(_ => (int?)-1)]);
        var last = new List<int?>();
        for (var i = start; i < end; i++)
        {
            var sign = Math.Sign(all[i].Close - all[i - 1].Close);
            last.Add(sign != 0 ? sign : last.Count == 0 ? 0 : last[^1]);
        }

        AssertRow("last direction", last);

        void AssertRow(string strategy, IReadOnlyList<int?> path)
        {
            var account = PlainAccount.Hold(bars, path);
            var interval = account.Trades == 0 || account.IsRuined ? "–" : Interval(account.Returns, seed);
            Assert.Matches(Row(strategy, Change(account.Net), interval, ".*?", Count(account.Trades), ".*?", Percent(account.Drawdown)), page);
        }
    }

    private static string Interval(IReadOnlyList<double> returns, long seed)
    {
        var (low, high) = PlainBootstrap.OfMean([.. returns.Select(r => Math.Log(1 + r))], seed);
        return $"{Change(Math.Exp(low * returns.Count) - 1)} to {Change(Math.Exp(high * returns.Count) - 1)}";
    }

    /// <summary>The side that the model calls at each bar; none where a feature is missing.</summary>
    private static async Task<Dictionary<DateTimeOffset, int?>> SidesAsync(ModelArtifact artifact, string features)
    {
        var lines = await File.ReadAllLinesAsync(features);

        // Names of columns with a comma in them are quoted.
        List<string> header = [.. lines[0].Split('"').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(',', StringSplitOptions.RemoveEmptyEntries))];
        var columns = artifact.Model.Schema.Columns.Select(c => header.IndexOf(c.Name)).ToList();
        Assert.DoesNotContain(-1, columns);
        var sides = new Dictionary<DateTimeOffset, int?>();
        foreach (var cells in lines.Skip(1).Select(l => l.Split(',')))
        {
            double[] row = [.. columns.Select(c => cells[c].Length == 0 ? double.NaN : Number(cells[c]))];
            sides[Time(cells[0])] = row.All(double.IsFinite) && artifact.Model.TryScore(row, out var score)
                ? score > artifact.Rule.LongAbove ? 1 : score < artifact.Rule.ShortBelow ? -1 : 0
                : null;
        }

        return sides;
    }
}
