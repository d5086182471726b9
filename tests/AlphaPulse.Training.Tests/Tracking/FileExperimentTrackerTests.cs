using AlphaPulse.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Training.Tests.Tracking;

public sealed class FileExperimentTrackerTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ExperimentRunStart Plain = new() { Experiment = "binance:BTC-USDT@1h" };
    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new(Start);
    private readonly FileExperimentTracker _tracker;

    public FileExperimentTrackerTests() => _tracker = new FileExperimentTracker(_folder.File("runs"), _clock);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Everything_that_was_recorded_comes_back_also_while_the_run_goes_on()
    {
        var start = Plain with
        {
            Name = "train é",
            Parameters = Texts(("alpha", "1")),
            Tags = Texts(("by", "night")),
            Lineage = new ExperimentLineage { DataHash = "d", ParentRunId = "r-0" },
        };
        await using var run = await _tracker.StartRunAsync(start);
        await run.LogParametersAsync(Texts(("beta", "\"2\" é"), ("alpha", "1")));
        await run.SetTagsAsync(Texts(("by", "day")));
        _clock.Advance(TimeSpan.FromSeconds(5));
        await run.LogMetricsAsync([new("loss", 0.1 + 0.2, 1), new("loss", double.Epsilon, 2)]);
        var artifact = await run.LogArtifactAsync("curves/loss.csv", new byte[] { 1, 2, 3 });
        await run.LogLineageAsync(new ExperimentLineage { ModelVersion = "m-1", DataHash = "d" });

        var going = (await Reopen().FindRunAsync(run.Id))!;
        Assert.Equal((ExperimentRunStatus.Running, "train é", Plain.Experiment, Start, null), (going.Status, going.Name, going.Experiment, going.StartedAt, going.EndedAt));
        Assert.Equal(Texts(("alpha", "1"), ("beta", "\"2\" é")), going.Parameters);
        Assert.Equal(Texts(("by", "day")), going.Tags);
        var at = Start.AddSeconds(5);
        Assert.Equal([new("loss", 0.1 + 0.2, 1) { At = at }, new("loss", double.Epsilon, 2) { At = at }], going.Metrics);
        Assert.Equal([artifact], going.Artifacts);
        Assert.Equal(("curves/loss.csv", 3), (artifact.Path, artifact.Length));
        Assert.Equal(new ExperimentLineage { DataHash = "d", ParentRunId = "r-0", ModelVersion = "m-1" }, going.Lineage);
        Assert.Equal([1, 2, 3], (await Reopen().ReadArtifactAsync(run.Id, "curves/loss.csv"))!.Value.ToArray());

        await run.EndAsync(ExperimentRunStatus.Finished);
        var ended = (await Reopen().FindRunAsync(run.Id))!;
        Assert.Equal((ExperimentRunStatus.Finished, at, null), (ended.Status, ended.EndedAt, ended.Reason));
        Assert.Equal(going.Metrics, ended.Metrics);
    }

    [Fact]
    public async Task Runs_are_in_the_order_of_their_starts_and_of_their_experiment()
    {
        var ids = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            await using var run = await _tracker.StartRunAsync(Plain with { Experiment = i == 2 ? "other" : "one" });
            ids.Add(run.Id);
            _clock.Advance(TimeSpan.FromMilliseconds(i == 0 ? 0 : 1));
        }

        Assert.Equal("r-20260101T000000000Z-0001", ids[0]);
        Assert.Equal("r-20260101T000000000Z-0002", ids[1]);
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Equal(ids, (await Reopen().ListRunsAsync()).Select(r => r.Id));
        Assert.Equal([ids[2]], (await Reopen().ListRunsAsync("other")).Select(r => r.Id));
        Assert.Null(await Reopen().FindRunAsync("r-none"));
        Assert.Empty(await new FileExperimentTracker(_folder.File("absent"), _clock).ListRunsAsync());
        await Assert.ThrowsAsync<ArgumentException>(() => Reopen().FindRunAsync("../runs"));
    }

    [Fact]
    public async Task Runs_that_begin_at_once_do_not_meet()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(async () =>
        {
            var run = await Reopen().StartRunAsync(Plain);
            await run.LogMetricsAsync([new("worker", i)]);
            await run.EndAsync(ExperimentRunStatus.Finished);
            return run.Id;
        })));
        Assert.Equal(12, runs.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Enumerable.Range(0, 12).Select(i => (double)i), (await _tracker.ListRunsAsync()).Select(r => Assert.Single(r.Metrics).Value).Order());
    }

    [Fact]
    public async Task What_a_run_was_made_with_and_from_does_not_change()
    {
        await using var run = await _tracker.StartRunAsync(Plain with { Parameters = Texts(("alpha", "1")), Lineage = new ExperimentLineage { DataHash = "d" } });
        var refusal = await Assert.ThrowsAsync<TrackingException>(() => run.LogParametersAsync(Texts(("beta", "2"), ("alpha", "2"))));
        Assert.Contains("'alpha'", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<TrackingException>(() => run.LogLineageAsync(new ExperimentLineage { DataHash = "e" }));
        await run.LogArtifactAsync("a", new byte[] { 1 });
        await run.LogArtifactAsync("a", new byte[] { 1 });
        await Assert.ThrowsAsync<TrackingException>(() => run.LogArtifactAsync("a", new byte[] { 2 }));
        var record = (await _tracker.FindRunAsync(run.Id))!;
        Assert.Equal(Texts(("alpha", "1")), record.Parameters);
        Assert.Single(record.Artifacts);
        Assert.Equal([1], (await _tracker.ReadArtifactAsync(run.Id, "a"))!.Value.ToArray());
        Assert.Null(await _tracker.ReadArtifactAsync(run.Id, "b"));
    }

    [Fact]
    public async Task An_ended_run_takes_nothing_more_and_one_left_open_has_failed()
    {
        var run = await _tracker.StartRunAsync(Plain);
        await Assert.ThrowsAsync<ArgumentException>(() => run.EndAsync(ExperimentRunStatus.Running));
        await run.EndAsync(ExperimentRunStatus.Failed, new string('é', 4_000));
        await Assert.ThrowsAsync<TrackingException>(() => run.LogMetricsAsync([new("x", 1)]));
        await Assert.ThrowsAsync<TrackingException>(() => run.LogArtifactAsync("x", default));
        await Assert.ThrowsAsync<TrackingException>(() => run.EndAsync(ExperimentRunStatus.Finished));
        await run.DisposeAsync();
        var failed = (await _tracker.FindRunAsync(run.Id))!;
        Assert.Equal(ExperimentRunStatus.Failed, failed.Status);
        Assert.InRange(failed.Reason!.Length, 2_000, 2_500);

        string left;
        await using (var open = await _tracker.StartRunAsync(Plain))
        {
            left = open.Id;
        }

        Assert.Equal((ExperimentRunStatus.Failed, "it was left without an end"), await _tracker.FindRunAsync(left) is { } record ? (record.Status, record.Reason) : default);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\tb")]
    [InlineData("a(b)")]
    public async Task Names_out_of_range_are_refused(string name)
    {
        await using var run = await _tracker.StartRunAsync(Plain);
        await Assert.ThrowsAsync<ArgumentException>(() => run.LogParametersAsync(Texts((name, "1"))));
        await Assert.ThrowsAsync<ArgumentException>(() => run.SetTagsAsync(Texts((name, "1"))));
        await Assert.ThrowsAsync<ArgumentException>(() => run.LogMetricsAsync([new(name, 1)]));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => run.LogArtifactAsync(name, default));
    }

    [Fact]
    public async Task Values_out_of_range_are_refused_and_the_largest_are_not()
    {
        await using var run = await _tracker.StartRunAsync(Plain);
        await Assert.ThrowsAsync<ArgumentException>(() => run.LogMetricsAsync([new("x", double.NaN)]));
        await Assert.ThrowsAsync<ArgumentException>(() => run.LogMetricsAsync([new("x", 1, -1)]));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => run.LogMetricsAsync([default]));
        await Assert.ThrowsAsync<ArgumentException>(() => run.LogParametersAsync(Texts(("x", new string('x', 6_001)))));
        await Assert.ThrowsAsync<ArgumentException>(() => run.SetTagsAsync(Texts(("x", new string('é', 2_501)))));
        await Assert.ThrowsAsync<ArgumentException>(() => run.LogParametersAsync(Texts((new string('x', 251), "1"))));
        await Assert.ThrowsAsync<ArgumentException>(() => _tracker.StartRunAsync(Plain with { Experiment = new string('x', 251) }));
        await Assert.ThrowsAsync<ArgumentException>(() => _tracker.StartRunAsync(Plain with { Lineage = new ExperimentLineage { DataHash = "" } }));
        foreach (var path in new[] { "../x", "/x", "x/", "x//y", ".x", "x\\y" })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => run.LogArtifactAsync(path, default));
        }

        await run.LogParametersAsync(Texts((new string('x', 250), new string('x', 6_000))));
        await run.SetTagsAsync(Texts(("x", new string('é', 2_500))));
        await run.LogMetricsAsync([new("x", double.MaxValue, long.MaxValue)]);
        Assert.Equal(long.MaxValue, Assert.Single((await _tracker.FindRunAsync(run.Id))!.Metrics).Step);
    }

    [Fact]
    public async Task A_host_gets_the_tracker_by_its_contract_and_needs_a_folder()
    {
        var services = new ServiceCollection();
        services.AddAlphaPulse(pulse => pulse.UseFileTracking(_folder.Path).UseFileTracking(_folder.Path));
        await using var provider = services.BuildServiceProvider();
        Assert.Same(Assert.Single(provider.GetServices<IExperimentTracker>()), provider.GetRequiredService<FileExperimentTracker>());

        services = new ServiceCollection();
        services.AddAlphaPulse(pulse => pulse.UseFileTracking(_ => { }));
        await using var without = services.BuildServiceProvider();
        Assert.Throws<OptionsValidationException>(() => without.GetRequiredService<IExperimentTracker>());
    }

    private static Dictionary<string, string> Texts(params (string Name, string Value)[] texts) =>
        texts.ToDictionary(t => t.Name, t => t.Value, StringComparer.Ordinal);

    private FileExperimentTracker Reopen() => new(_folder.File("runs"), _clock);
}
