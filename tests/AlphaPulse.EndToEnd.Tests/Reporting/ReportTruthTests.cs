using System.Text.Json.Nodes;
using AlphaPulse.Features;
using AlphaPulse.Hosting;
using AlphaPulse.Models;
using AlphaPulse.Storage.Sqlite;
using AlphaPulse.TestKit;
using AlphaPulse.Training;
using static AlphaPulse.EndToEnd.Tests.Reporting.ReportPage;

namespace AlphaPulse.EndToEnd.Tests.Reporting;

/// <summary>What the report claims, worked out again from the bars and the signals on disk with arithmetic of its own.</summary>
public class ReportTruthTests(RunReports runs) : IClassFixture<RunReports>
{
    private const int Horizon = 6;

    [Fact]
    public async Task A_refused_walk_is_reported_as_its_files_say() => await AssertTrueAsync(RunReports.Walk);

    [EvidenceTheory]
    [InlineData("btcusdt-1h", 23_987, 5, 12)]
    [InlineData("ethusdt-1h", 23_988, 5, 12)]
    [InlineData("btcusd-coinbase-4h", 16_693, 2, 4)]
    [InlineData(RunReports.Daily, 5_849, 0, 0)]
    public async Task Real_bars_run_through_and_are_reported_as_their_files_say(string name, int stored, int gaps, int missing)
    {
        var run = await runs.GetAsync(name);
        Assert.Equal((stored, gaps, missing), (Figure(run, "bars", "stored"), Figure(run, "bars", "gaps"), Figure(run, "bars", "missing")));
        RunTests.AssertSettled(run, replayed: stored - (int)Math.Floor(stored * 0.8m));
        await AssertTrueAsync(name);
    }

    [Fact]
    public async Task The_reasons_of_a_refusal_are_those_of_the_gate()
    {
        var run = await runs.GetAsync(RunReports.Walk);
        var page = await PageAsync(RunReports.Walk);
        var reasons = run["model"]!["reasons"]!.AsArray().Select(r => r!.GetValue<string>()).ToList();
        Assert.NotEmpty(reasons);
        Assert.All(reasons, r => Assert.Contains(
            r.Replace("always_long", "buy and hold", StringComparison.Ordinal).Replace("always_short", "always short", StringComparison.Ordinal).Replace("last_direction", "last direction", StringComparison.Ordinal),
            page.Replace('−', '-'),
            StringComparison.Ordinal));
        Assert.Contains("as shadow, so that nothing acts on it", page, StringComparison.Ordinal);
        Assert.Contains("these are the signals it would have given", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Good enough to serve", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_keeps_the_card_beside_the_version_that_it_made()
    {
        var run = await runs.GetAsync(RunReports.Walk);
        var registry = new FileModelRegistry(runs.FileOf(RunReports.Walk, "registry"), TimeProvider.System);
        var version = run["model"]!["version"]!.GetValue<string>();
        var card = ModelCard.FromJson((await registry.ReadEvidenceAsync(version, ModelCard.JsonName))!.Value.Span, version);
        var loaded = await registry.LoadAsync(version);
        Assert.Equal((version, loaded.Version.Sha256, false), (card.Version, card.Fingerprints.Model, card.Promoted));
        Assert.Equal(loaded.Artifact.Manifest.DataHash, card.Fingerprints.Data);
        Assert.Equal(loaded.Artifact.Model.Schema.Hash, card.Fingerprints.Features);
        Assert.Equal(loaded.Artifact.Manifest.Options, card.Options);
        Assert.Equal(run["model"]!["reasons"]!.AsArray().Select(r => r!.GetValue<string>()), card.Reasons);
        Assert.Contains(card.Limits, limit => limit.Contains("must not act", StringComparison.Ordinal));
        var page = await File.ReadAllTextAsync(run["artifacts"]!["model_card"]!.GetValue<string>());
        Assert.Equal(card.ToHtml(), page);
    }

    [Fact]
    public async Task Every_trial_of_a_run_is_recorded_with_the_data_and_the_model()
    {
        var summary = await runs.GetAsync(RunReports.Walk);
        var tracker = new FileExperimentTracker(runs.FileOf(RunReports.Walk, "runs"), TimeProvider.System);
        var run = Assert.Single(await tracker.ListRunsAsync(summary["series"]!.GetValue<string>()));
        Assert.Equal(ExperimentRunStatus.Finished, run.Status);
        var version = summary["model"]!["version"]!.GetValue<string>();
        var model = await new FileModelRegistry(runs.FileOf(RunReports.Walk, "registry"), TimeProvider.System).LoadAsync(version);
        var manifest = model.Artifact.Manifest;
        var rows = FeatureMatrix.Compute(FeatureSet.FromSchema(model.Artifact.Model.Schema), AlwaysOpenCalendar.Instance, await StoredAsync(manifest.Series));
        var bars = TrainingMaterial.HashOf(rows.Bars, FeatureInputs.None);

        // The run read all of it; the model knows nothing of the replay.
        Assert.Equal(new ExperimentLineage { DataHash = DataFingerprint.Of(bars, rows), FeatureSchemaHash = rows.Schema.Hash, ModelVersion = version }, run.Lineage);
        Assert.Equal(DataFingerprint.Of(bars, rows, ChronologicalSplit.ReplayStartOf(rows.Count, new SplitOptions())), manifest.DataHash);
        var trials = JsonNode.Parse((await tracker.ReadArtifactAsync(run.Id, "trials.json"))!.Value.Span)!.AsArray();
        Assert.Equal(Figure(summary, "model", "trials"), trials.Count);
        Assert.Equal(
            trials.Select(t => (t!["number"]!.GetValue<long>(), t["net_return"]!.GetValue<double>())),
            run.Metrics.Where(m => m.Name == "validation.net_return").Select(m => (m.Step, m.Value)));
        Assert.All(model.Artifact.Manifest.Options, option => Assert.Equal(option.Value, run.Parameters[option.Key]));
    }

    [Theory]
    [InlineData(RunReports.Simulated)]
    [InlineData(RunReports.Walk)]
    public async Task No_number_is_written_absurdly(string name)
    {
        await runs.GetAsync(name);
        var page = await PageAsync(name);
        Assert.DoesNotMatch(@"−0(\.0+)?\s?(%|bp|\|)|NaN|Infinity|∞|\|\s*-\d", page);
        Assert.InRange(new FileInfo(runs.FileOf(name, "report.html")).Length, 50_000, 500_000);
    }

    private static int Figure(JsonNode run, string part, string name) => run[part]![name]!.GetValue<int>();

    private async Task AssertTrueAsync(string name)
    {
        var run = await runs.GetAsync(name);
        var page = await PageAsync(name);
        var all = (await File.ReadAllLinesAsync(runs.DataOf(name))).Skip(1).Select(l => l.Split(',')).Select(f => new PlainBar(Time(f[0]), Number(f[1]), Number(f[4]))).ToList();
        Assert.Equal(run["bars"]!["stored"]!.GetValue<int>(), all.Count);
        await HoldoutTruth.AssertAsync(runs, name, all, page);
        var bars = all[(int)Math.Floor(all.Count * 0.8)..];
        var signals = (await File.ReadAllLinesAsync(runs.FileOf(name, "signals.csv"))).Skip(1).Select(l => l.Split(',')).ToList();
        var sides = signals.ToDictionary(s => Time(s[0]), s => s[3] switch { "long" => 1, "short" => -1, _ => 0 });

        Assert.Equal(0, Figure(run, "drift", "held"));
        var model = PlainAccount.Hold(bars, [.. bars.Select(b => sides.TryGetValue(b.Time, out var side) ? side : (int?)null)]);
        var hold = PlainAccount.Hold(bars, [.. bars.Select(_ => (int?)1)]);
        Assert.Matches(Row("position held until changed", Change(model.Net), ".*?", ".*?", Count(model.Trades), Percent(model.Drawdown)), page);
        Assert.Matches(Row("buy and hold", Change(hold.Net), ".*?", ".*?", "1", Percent(hold.Drawdown)), page);

        var settled = signals.Where(s => s[9] == "settled").ToList();
        var sided = settled.Where(s => s[3] != "flat").ToList();
        var share = (double)sided.Count(s => Number(s[12]) > 0) / sided.Count;
        var (low, high) = Wilson(share, (double)sided.Count / Horizon);
        var rose = (double)sided.Count(s => Number(s[12]) * (s[3] == "long" ? 1 : -1) > 0) / sided.Count;
        var fell = (double)sided.Count(s => Number(s[12]) * (s[3] == "long" ? 1 : -1) < 0) / sided.Count;
        var better = rose >= fell ? $"always long {Percent(rose)}" : $"always short {Percent(fell)}";
        Assert.Contains($"{Percent(share)} made money before costs ({Percent(low)} to {Percent(high)}; {better})", page, StringComparison.Ordinal);
        Assert.Contains($"each came to {Points(sided.Average(s => Number(s[13])) * 10_000)} basis points on average", page, StringComparison.Ordinal);
        Assert.Matches(Row($"each signal by itself, 1/{Horizon} of the capital, summed", Change(settled.Sum(s => Number(s[13])) / Horizon), ".*?", "–", Count(sided.Count), "–"), page);

        var (open, voided) = (signals.Count(s => s[9] == "open"), signals.Count(s => s[9].StartsWith("void", StringComparison.Ordinal)));
        Assert.Contains($"{Count(signals.Count)} signals ({Count(settled.Count)} settled, {Count(sided.Count)} of them with a side, {open} open, {voided} void", page, StringComparison.Ordinal);
        Assert.Contains($"{Count(bars.Count)} bars, ", page, StringComparison.Ordinal);
        Assert.Contains(run["model"]!["version"]!.GetValue<string>(), page, StringComparison.Ordinal);
        var (missing, gaps) = (run["bars"]!["missing"]!.GetValue<int>(), run["bars"]!["gaps"]!.GetValue<int>());
        Assert.Contains($"|{Count(missing)} {(missing == 1 ? "bar" : "bars")} in {gaps} {(gaps == 1 ? "gap" : "gaps")}|", page, StringComparison.Ordinal);
    }

    private static (double Low, double High) Wilson(double share, double count)
    {
        const double Z = 1.6448536269514722;
        var center = (share + Z * Z / 2 / count) / (1 + Z * Z / count);
        var half = Z / (1 + Z * Z / count) * Math.Sqrt(share * (1 - share) / count + Z * Z / 4 / count / count);
        return (center - half, center + half);
    }

    private async Task<List<Bar>> StoredAsync(BarSeriesId series)
    {
        await using var database = new SqliteDatabase(runs.FileOf(RunReports.Walk, PipelineFiles.Store));
        return await new SqliteBarStore(database).ReadAsync(new BarQuery(series)).ToListAsync();
    }

    private Task<string> PageAsync(string name) => ReadAsync(runs.FileOf(name, "report.html"));
}
