using System.Security.Cryptography;
using AlphaPulse.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Tracking.MLflow.Tests;

public sealed class MlflowExperimentTrackerTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, 250, TimeSpan.Zero);
    private static readonly ExperimentRunStart Plain = new() { Experiment = "binance:BTC-USDT@1h" };
    private readonly MlflowServer _server = new();
    private readonly ManualClock _clock = new(Start);
    private readonly MlflowExperimentTracker _tracker;

    public MlflowExperimentTrackerTests() => _tracker = new MlflowExperimentTracker(Options(), _clock);

    public ValueTask DisposeAsync()
    {
        _tracker.Dispose();
        return _server.DisposeAsync();
    }

    [Fact]
    public async Task A_run_is_on_the_server_as_it_was_recorded()
    {
        var start = Plain with
        {
            Name = "train é",
            Parameters = Texts(("alpha", "1")),
            Tags = Texts(("by", "night")),
            Lineage = new ExperimentLineage { DataHash = "d", FeatureSchemaHash = "f", ParentRunId = "run0" },
        };
        await using var run = await _tracker.StartRunAsync(start);
        await run.LogParametersAsync(Texts(("beta", "\"2\" é"), ("alpha", "1")));
        await run.SetTagsAsync(Texts(("by", "day")));
        _clock.Advance(TimeSpan.FromSeconds(5));
        await run.LogMetricsAsync([new("loss", 0.1 + 0.2, 1), new("loss", double.MaxValue, long.MaxValue)]);
        var artifact = await run.LogArtifactAsync("curves/loss.csv", new byte[] { 1, 2, 3 });
        await run.LogLineageAsync(new ExperimentLineage { ModelVersion = "m-1" });
        await run.EndAsync(ExperimentRunStatus.Finished);

        var (id, kept) = Assert.Single(_server.Runs);
        Assert.Equal((run.Id, "1", "train é", Start.ToUnixTimeMilliseconds()), (id, kept.ExperimentId, kept.Name, kept.StartTime));
        Assert.Equal(("FINISHED", Start.AddSeconds(5).ToUnixTimeMilliseconds()), (kept.Status, kept.EndTime));
        Assert.Equal(Texts(("alpha", "1"), ("beta", "\"2\" é")), kept.Parameters);
        var at = Start.AddSeconds(5).ToUnixTimeMilliseconds();
        Assert.Equal([("loss", 0.1 + 0.2, at, 1L), ("loss", double.MaxValue, at, long.MaxValue)], kept.Metrics);
        Assert.Equal([1, 2, 3], _server.Artifacts[$"1/{id}/artifacts/curves/loss.csv"]);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([1, 2, 3])), artifact.Sha256);
        Assert.Equal(
            Texts(
                ("by", "day"),
                ("mlflow.parentRunId", "run0"),
                ("alphapulse.data_hash", "d"),
                ("alphapulse.feature_schema_hash", "f"),
                ("alphapulse.model_version", "m-1"),
                ("alphapulse.sha256.curves/loss.csv", artifact.Sha256)),
            kept.Tags);
    }

    [Fact]
    public async Task An_experiment_is_created_once_and_found_afterwards()
    {
        for (var i = 0; i < 3; i++)
        {
            using var tracker = new MlflowExperimentTracker(Options(), _clock);
            await (await tracker.StartRunAsync(Plain)).EndAsync(ExperimentRunStatus.Finished);
            await (await tracker.StartRunAsync(Plain)).EndAsync(ExperimentRunStatus.Finished);
        }

        Assert.Equal(6, _server.Runs.Count);
        Assert.Single(_server.Experiments);
        Assert.Equal(1, _server.Requests.Count(r => r.Path.EndsWith("experiments/create", StringComparison.Ordinal)));
        Assert.Equal(3, _server.Requests.Count(r => r.Path.EndsWith("experiments/get-by-name", StringComparison.Ordinal)));
        Assert.Equal(Plain.Experiment, _server.Requests[0].Query["experiment_name"]);

        _server.DeletedExperiments.Add(Plain.Experiment);
        using var other = new MlflowExperimentTracker(Options(), _clock);
        var refusal = await Assert.ThrowsAsync<MlflowException>(() => other.StartRunAsync(Plain));
        Assert.Contains("was deleted", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batches_keep_to_every_limit_of_the_server()
    {
        await using var run = await _tracker.StartRunAsync(Plain);
        await run.LogMetricsAsync([.. Enumerable.Range(0, 2_500).Select(i => new ExperimentMetric("loss", i, i))]);
        await run.LogParametersAsync(Enumerable.Range(0, 150).ToDictionary(i => $"p{i}", _ => "1", StringComparer.Ordinal));
        await run.SetTagsAsync(Enumerable.Range(0, 101).ToDictionary(i => $"t{i}", _ => "1", StringComparer.Ordinal));

        // Each of these takes six bytes a character as text, which makes 100 of them more than a megabyte.
        await run.LogParametersAsync(Enumerable.Range(0, 100).ToDictionary(i => $"q{i}", _ => new string('\u0001', 6_000), StringComparer.Ordinal));
        await run.LogMetricsAsync([]);
        var kept = _server.Runs[run.Id];
        Assert.Equal([(1_000, 0, 0), (1_000, 0, 0), (500, 0, 0), (0, 100, 0), (0, 50, 0), (0, 0, 100), (0, 0, 1)], kept.Batches.Take(7));
        Assert.All(kept.Batches.Skip(7), batch => Assert.Equal((0, 25, 0), batch));
        Assert.Equal((2_500, 250, 101), (kept.Metrics.Count, kept.Parameters.Count, kept.Tags.Count));
    }

    [Fact]
    public async Task What_a_run_was_made_with_does_not_change_and_an_ended_run_takes_nothing_more()
    {
        await using var run = await _tracker.StartRunAsync(Plain with { Parameters = Texts(("alpha", "1")), Lineage = new ExperimentLineage { DataHash = "d" } });
        Assert.Contains("'alpha'", (await Assert.ThrowsAsync<TrackingException>(() => run.LogParametersAsync(Texts(("alpha", "2"))))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<TrackingException>(() => run.LogLineageAsync(new ExperimentLineage { DataHash = "e" }));
        await run.LogArtifactAsync("a", new byte[] { 1 });
        await Assert.ThrowsAsync<TrackingException>(() => run.LogArtifactAsync("a", new byte[] { 2 }));
        await Assert.ThrowsAsync<ArgumentException>(() => run.LogMetricsAsync([new("x", double.NaN)]));
        await Assert.ThrowsAsync<ArgumentException>(() => run.EndAsync(ExperimentRunStatus.Running));
        await run.EndAsync(ExperimentRunStatus.Failed, new string('é', 4_000));
        await Assert.ThrowsAsync<TrackingException>(() => run.LogMetricsAsync([new("x", 1)]));
        Assert.Equal("FAILED", _server.Runs[run.Id].Status);
        Assert.StartsWith("éé", _server.Runs[run.Id].Tags["alphapulse.end_reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_left_open_has_failed_and_a_server_that_is_gone_hides_nothing()
    {
        var run = await _tracker.StartRunAsync(Plain);
        await run.DisposeAsync();
        Assert.Equal(("FAILED", "it was left without an end"), (_server.Runs[run.Id].Status, _server.Runs[run.Id].Tags["alphapulse.end_reason"]));

        using var impatient = new MlflowExperimentTracker(Options(retries: 0), _clock);
        var orphan = await impatient.StartRunAsync(Plain);
        _server.Faults.Enqueue((new LoopbackReply(500, "oops"), false));
        await orphan.DisposeAsync();
        Assert.Equal("RUNNING", _server.Runs[orphan.Id].Status);
    }

    [Fact]
    public async Task A_run_whose_first_parameters_are_refused_is_ended_on_the_server()
    {
        using var impatient = new MlflowExperimentTracker(Options(retries: 0), _clock);
        await (await impatient.StartRunAsync(Plain)).EndAsync(ExperimentRunStatus.Finished);
        _server.Faults.Enqueue((new LoopbackReply(503, "busy"), false));
        var refusal = await Assert.ThrowsAsync<MlflowException>(() => impatient.StartRunAsync(Plain));
        Assert.True(refusal.IsTransient);

        // The first answer of a start is that of the creation; the second that of the parameters.
        var fails = Plain with { Parameters = Texts(("alpha", "1")) };
        using var watching = new MlflowExperimentTracker(Options(retries: 0), _clock);
        await (await watching.StartRunAsync(fails)).EndAsync(ExperimentRunStatus.Finished);
        var before = _server.Runs.Count;
        _server.RefuseNextBatch = true;
        await Assert.ThrowsAsync<MlflowException>(() => watching.StartRunAsync(fails));
        Assert.Equal(before + 1, _server.Runs.Count);
        Assert.Equal("FAILED", _server.Runs.Last().Value.Status);
    }

    [Fact]
    public async Task Artifacts_that_the_server_does_not_keep_itself_are_refused_with_the_remedy()
    {
        _server.ArtifactRoot = "s3://bucket/";
        await using var run = await _tracker.StartRunAsync(Plain);
        var refusal = await Assert.ThrowsAsync<MlflowException>(() => run.LogArtifactAsync("a", new byte[] { 1 }));
        Assert.Contains("--serve-artifacts", refusal.Message, StringComparison.Ordinal);

        _server.ArtifactRoot = "mlflow-artifacts://artifacts.example:5000/";
        await using var proxied = await _tracker.StartRunAsync(Plain);
        await proxied.LogArtifactAsync("a", new byte[] { 1 });
        Assert.Equal($"1/{proxied.Id}/artifacts/a", Assert.Single(_server.Artifacts).Key);
    }

    [Fact]
    public async Task A_host_gets_the_tracker_by_its_contract()
    {
        var services = new ServiceCollection();
        services.AddAlphaPulse(pulse => pulse.UseMlflowTracking(o => o.TrackingUri = _server.Url.ToString()));
        await using var provider = services.BuildServiceProvider();
        Assert.IsType<MlflowExperimentTracker>(provider.GetRequiredService<IExperimentTracker>());
        Assert.True(await provider.GetRequiredService<MlflowRegistryClient>().CreateModelAsync("btc"));

        services = new ServiceCollection();
        services.AddAlphaPulse(pulse => pulse.UseMlflowTracking(o => (o.TrackingUri, o.Token, o.Username, o.Password) = ("https://user:secret@host", "t", "u", null)));
        await using var wrong = services.BuildServiceProvider();
        var refusal = Assert.Throws<OptionsValidationException>(() => wrong.GetRequiredService<IExperimentTracker>());
        Assert.Equal(3, refusal.Failures.Count());
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    private MlflowOptions Options(int retries = 3) =>
        new() { TrackingUri = _server.Url.ToString(), Retries = retries, BaseDelay = TimeSpan.Zero };

    private static Dictionary<string, string> Texts(params (string Name, string Value)[] texts) =>
        texts.ToDictionary(t => t.Name, t => t.Value, StringComparer.Ordinal);
}
