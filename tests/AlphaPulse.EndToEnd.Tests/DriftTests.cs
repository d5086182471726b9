using System.Globalization;
using System.Text.Json.Nodes;
using AlphaPulse.EndToEnd.Tests.Reporting;
using AlphaPulse.Hosting;
using AlphaPulse.TestKit;
using AlphaPulse.Training;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.EndToEnd.Tests;

/// <summary>Drift from bars to held signals: a change of unit is found, and a market that goes on as it was is left alone.</summary>
public class DriftTests
{
    /// <summary>How many bars of the replay pass before the unit changes.</summary>
    private const int Before = 300;

    [Fact]
    public async Task Another_unit_of_volume_is_noticed_and_the_champion_is_held_from_then_on()
    {
        using var folder = new TemporaryFolder();
        const int Bars = 20_000;
        var bars = await SimulatedCsv.WriteAsync(folder.File("plain-1h.csv"), Bars, tStatistic: 8);
        var change = ReplayStart(bars.Count) + Before;
        await SimulatedCsv.WriteAsync(folder.File("bars-1h.csv"), Bars, tStatistic: 8, isInThousandths: i => i >= change);

        var run = await RunAsync(folder, folder.File("bars-1h.csv"));

        Assert.Equal("champion", run["signals"]!["mode"]!.GetValue<string>());
        await AssertHeldAsync(run, bars.Count, bars[change].OpenTime);
        await AssertFlatAsync(run, [.. bars.Select(b => new PlainBar(b.OpenTime, (double)b.Open, (double)b.Close))]);
    }

    [EvidenceFact]
    public async Task Another_unit_of_volume_of_a_real_market_is_noticed()
    {
        using var folder = new TemporaryFolder();
        var lines = await File.ReadAllLinesAsync(Evidence.File("data", "market", "btcusd-coinbase-4h.csv"));
        var header = lines[0].Split(',');
        var (time, volume) = (0, Array.IndexOf(header, "volume"));
        Assert.True(volume > 0, lines[0]);
        var change = ReplayStart(lines.Length - 1) + Before;
        var changed = lines.Select((line, i) =>
        {
            var cells = line.Split(',');
            if (i > change)
            {
                var value = decimal.Parse(cells[volume], NumberStyles.Float, CultureInfo.InvariantCulture) * 1_000;
                cells[volume] = value.ToString(CultureInfo.InvariantCulture);
            }

            return string.Join(',', cells);
        });
        await File.WriteAllLinesAsync(folder.File("btcusd-coinbase-4h.csv"), changed);

        var run = await RunAsync(folder, folder.File("btcusd-coinbase-4h.csv"));

        await AssertHeldAsync(run, lines.Length - 1, TimeOf(lines[change + 1].Split(',')[time]));
    }

    [Theory]
    [InlineData(70_001)]
    [InlineData(70_002)]
    [InlineData(70_003)]
    public async Task A_year_of_the_market_that_was_trained_on_is_neither_held_nor_warned_of(long seed)
    {
        using var folder = new TemporaryFolder();
        await using var provider = new ServiceCollection()
            .AddAlphaPulse(pulse => pulse
                .AddSimulation(o => (o.Bars, o.Seed) = (17_700, seed))
                .AddTraining(t => (t.Split.TrainShare, t.Split.HoldoutShare) = (0.4, 0.1))
                .AddEmbeddedPipeline(o => o.WorkingDirectory = folder.Path))
            .BuildServiceProvider();

        var run = await provider.GetRequiredService<PipelineRunner>().RunAsync();

        var replayed = run.Bars.Stored - ChronologicalSplit.ReplayStartOf((int)run.Bars.Stored, new SplitOptions { TrainShare = 0.4, HoldoutShare = 0.1 });
        Assert.True(replayed >= 8_760, $"only {replayed} bars were replayed");
        Assert.Equal(("quiet", 0, 0L, 0L), (run.Drift!.Status, run.Drift.Alarms, run.Drift.Warnings, run.Drift.Held));
        Assert.Equal(replayed, run.Signals.Emitted + run.Signals.Abstained);
    }

    private static async Task AssertHeldAsync(JsonNode run, int bars, DateTimeOffset changedAt)
    {
        var drift = run["drift"]!;
        var at = drift["first_alarm_row"]!.GetValue<int>();
        Assert.InRange(at, Before + 1, Before + 200);
        Assert.Contains("log_volume", drift["columns"]!.AsArray().Select(c => c!.GetValue<string>()));
        Assert.Equal(("drift", 1), (drift["status"]!.GetValue<string>(), drift["alarms"]!.GetValue<int>()));

        var replayed = bars - ReplayStart(bars);
        var (emitted, abstained, held) = (Number(run["signals"]!["emitted"]!), Number(run["signals"]!["abstained"]!), Number(drift["held"]!));
        Assert.Equal(replayed, emitted + abstained + held);
        Assert.InRange(held, (replayed - at) / 2, replayed - at + 1);

        // The drift lasts to the end of the data: what was signalled was signalled before it was noticed, and up to it.
        var noticed = TimeOf(drift["first_alarm"]!.GetValue<string>());
        Assert.True(noticed >= changedAt, $"noticed at {noticed} before the change at {changedAt}");
        var signals = await File.ReadAllLinesAsync(run["artifacts"]!["signals"]!.GetValue<string>());
        var times = signals.Skip(1).Select(line => TimeOf(line.Split(',')[0])).ToList();
        Assert.Equal(emitted, times.Count);
        Assert.True(times.Max() < noticed, $"a signal of {times.Max()} was emitted after drift was noticed at {noticed}");
        Assert.True(times.Max() > changedAt, "no signal was emitted between the change and the hold");
    }

    /// <summary>The drift lasts to the end, so the account is flat from the bar that noticed it, and the report says so.</summary>
    private static async Task AssertFlatAsync(JsonNode run, IReadOnlyList<PlainBar> all)
    {
        var noticed = TimeOf(run["drift"]!["first_alarm"]!.GetValue<string>());
        var bars = all.Skip(ReplayStart(all.Count)).ToList();
        var signals = await File.ReadAllLinesAsync(run["artifacts"]!["signals"]!.GetValue<string>());
        var sides = signals.Skip(1).Select(l => l.Split(',')).ToDictionary(s => TimeOf(s[0]), s => s[3] switch { "long" => 1, "short" => -1, _ => 0 });
        var account = PlainAccount.Hold(bars, [.. bars.Select(b => b.Time >= noticed ? 0 : sides.TryGetValue(b.Time, out var side) ? side : (int?)null)]);
        var stale = PlainAccount.Hold(bars, [.. bars.Select(b => sides.TryGetValue(b.Time, out var side) ? side : (int?)null)]);
        var page = await ReportPage.ReadAsync(run["artifacts"]!["report"]!.GetValue<string>());

        Assert.NotEqual(ReportPage.Change(stale.Net), ReportPage.Change(account.Net));
        Assert.Matches(ReportPage.Row("position held until changed", ReportPage.Change(account.Net), ".*?", ".*?", ReportPage.Count(account.Trades), ReportPage.Percent(account.Drawdown)), page);
        Assert.Matches($"Signals were held at {ReportPage.Count(bars.Count(b => b.Time >= noticed))} of {ReportPage.Count(bars.Count)} bars of the replay because of drift of [^;]*log_volume", page);
    }

    private static async Task<JsonNode> RunAsync(TemporaryFolder folder, string file)
    {
        var result = await CommandLine.RunAsync("run", "--data", file, "--workdir", folder.File("out"), "--json");
        Assert.True(result.ExitCode is 0 or 3, result.Errors);
        return JsonNode.Parse(result.Output)!;
    }

    private static int ReplayStart(int bars) => ChronologicalSplit.ReplayStartOf(bars, new SplitOptions());

    private static DateTimeOffset TimeOf(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static int Number(JsonNode node) => node.GetValue<int>();
}
