using AlphaPulse.TestKit;

namespace AlphaPulse.Tracking.MLflow.Tests;

/// <summary>A server that is busy, broken, slow, forgetful or not MLflow at all.</summary>
public sealed class MlflowFaultTests : IAsyncDisposable
{
    private static readonly LoopbackReply Cut = new(200, "{\"run\":{}}") { CutAfter = 3 };
    private static readonly LoopbackReply Busy = new(429, "") { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = "0" } };
    private readonly MlflowServer _server = new();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_batch_that_was_taken_without_an_answer_is_sent_again_and_counts_once()
    {
        using var client = Client();
        var run = await CreateRunAsync(client);
        foreach (var fault in new[] { Cut, Busy, new LoopbackReply(500, "oops"), new LoopbackReply(503, """{"error_code":"TEMPORARILY_UNAVAILABLE","message":"later"}""") })
        {
            _server.Faults.Enqueue((fault, fault == Cut));
        }

        await client.LogBatchAsync(run.Id, [new("loss", 1, 1)], Texts(("alpha", "1")), Texts());
        Assert.Equal(("loss", 1.0, 1L), Assert.Single(_server.Runs[run.Id].Metrics) is var (key, value, _, step) ? (key, value, step) : default);
        Assert.Equal("1", _server.Runs[run.Id].Parameters["alpha"]);
    }

    [Fact]
    public async Task A_part_that_was_written_before_the_server_broke_is_written_once()
    {
        using var client = Client(retries: 0);
        var run = await CreateRunAsync(client);
        var metrics = Enumerable.Range(0, 1_500).Select(i => new ExperimentMetric("loss", i, i)).ToList();
        _server.Faults.Enqueue((new LoopbackReply(500, "oops"), true));
        var failure = await Assert.ThrowsAsync<MlflowException>(() => client.LogBatchAsync(run.Id, metrics, Texts(), Texts()));
        Assert.Equal((500, true), (failure.HttpStatus, failure.IsTransient));
        Assert.Equal(1_000, _server.Runs[run.Id].Metrics.Count);
        await client.LogBatchAsync(run.Id, metrics, Texts(), Texts());
        Assert.Equal(metrics.Select(m => m.Value), _server.Runs[run.Id].Metrics.Select(m => m.Value));
    }

    [Fact]
    public async Task A_run_is_not_created_twice_and_the_doubt_is_told()
    {
        using var client = Client();
        var experiment = await client.CreateExperimentAsync("x");
        foreach (var fault in new[] { Cut, new LoopbackReply(502, "<html>bad gateway</html>") })
        {
            var before = _server.Runs.Count;
            _server.Faults.Enqueue((fault, true));
            var failure = await Assert.ThrowsAsync<MlflowException>(() => client.CreateRunAsync(experiment, null, DateTimeOffset.UnixEpoch, Texts()));
            Assert.Contains("may have acted", failure.Message, StringComparison.Ordinal);
            Assert.Equal(before + 1, _server.Runs.Count);
        }

        // A refusal for being asked too often is no doubt.
        _server.Faults.Enqueue((Busy, false));
        var run = await client.CreateRunAsync(experiment, null, DateTimeOffset.UnixEpoch, Texts());
        Assert.Equal(run.Id, _server.Runs.Last().Key);
        Assert.Equal(3, _server.Runs.Count);
    }

    [Fact]
    public async Task Codes_of_the_server_reach_the_caller()
    {
        using var client = Client();
        var failure = await Assert.ThrowsAsync<MlflowException>(() => client.LogMetricAsync("none", new("loss", 1)));
        Assert.Equal(("RESOURCE_DOES_NOT_EXIST", 404, false), (failure.ErrorCode, failure.HttpStatus, failure.IsTransient));
        Assert.Contains("POST /api/2.0/mlflow/runs/log-metric", failure.Message, StringComparison.Ordinal);
        var run = await CreateRunAsync(client);
        await client.LogParameterAsync(run.Id, "alpha", "1");
        failure = await Assert.ThrowsAsync<MlflowException>(() => client.LogParameterAsync(run.Id, "alpha", "2"));
        Assert.Equal("INVALID_PARAMETER_VALUE", failure.ErrorCode);
        await client.LogMetricAsync(run.Id, new ExperimentMetric("loss", 0.5, 7) { At = DateTimeOffset.UnixEpoch.AddSeconds(1) });
        await client.SetTagAsync(run.Id, "by", "night");
        await client.UpdateRunAsync(run.Id, ExperimentRunStatus.Killed, DateTimeOffset.UnixEpoch);
        Assert.Equal(("loss", 0.5, 1_000L, 7L), Assert.Single(_server.Runs[run.Id].Metrics));
        Assert.Equal(("night", "KILLED", 0L), (_server.Runs[run.Id].Tags["by"], _server.Runs[run.Id].Status, _server.Runs[run.Id].EndTime));
    }

    [Theory]
    [InlineData("token", null, null, "Bearer token")]
    [InlineData(null, "user", "pass é", "Basic dXNlcjpwYXNzIMOp")]
    public async Task Who_asks_is_named_and_never_shown(string? token, string? user, string? password, string header)
    {
        _server.Authorization = header;
        using var client = Client(change: o => (o.Token, o.Username, o.Password) = (token, user, password));
        Assert.Equal("1", await client.CreateExperimentAsync("x"));
        using var stranger = Client(change: o => o.Token = "wrong");
        var failure = await Assert.ThrowsAsync<MlflowException>(() => stranger.FindExperimentAsync("x"));
        Assert.Equal((401, "UNAUTHENTICATED"), (failure.HttpStatus, failure.ErrorCode));
        Assert.Contains("MlflowOptions", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_experiment_that_somebody_else_creates_at_the_same_time_is_found()
    {
        using var client = Client();
        _server.Faults.Enqueue((Cut, true));
        Assert.Equal("1", await client.CreateExperimentAsync("x"));
        Assert.Null(await client.FindExperimentAsync("y"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"run":{"info":{"run_id":"r"}}}""")]
    [InlineData("""{"run":{"info":{"run_id":7,"artifact_uri":"x"}}}""")]
    [InlineData("[]")]
    public async Task An_answer_of_another_form_is_no_answer(string answer)
    {
        using var client = Client();
        _server.Faults.Enqueue((new LoopbackReply(200, answer), false));
        var failure = await Assert.ThrowsAsync<MlflowException>(() => client.CreateRunAsync("1", null, DateTimeOffset.UnixEpoch, Texts()));
        Assert.Contains("runs/create", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_in_time_is_an_error_of_this_type()
    {
        await using var silent = new LoopbackServer(_ =>
        {
            Task.Delay(TimeSpan.FromMilliseconds(400), TimeProvider.System).Wait();
            return new LoopbackReply(200, "{}");
        });
        using var client = new MlflowTrackingClient(
            new MlflowOptions { TrackingUri = silent.Url.ToString(), Retries = 1, BaseDelay = TimeSpan.Zero, TryTimeout = TimeSpan.FromMilliseconds(100) }, TimeProvider.System);
        var failure = await Assert.ThrowsAsync<MlflowException>(() => client.SetTagAsync("r", "a", "b"));
        Assert.Equal((null, true), (failure.HttpStatus, failure.IsTransient));
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.SetTagAsync("r", "a", "b", cancelled.Token));
    }

    [Fact]
    public async Task Aliases_of_registered_models_are_set_found_moved_and_deleted()
    {
        using var registry = new MlflowRegistryClient(new MlflowOptions { TrackingUri = _server.Url.ToString().TrimEnd('/'), BaseDelay = TimeSpan.Zero }, TimeProvider.System);
        Assert.Null(await registry.FindByAliasAsync("btc", "champion"));
        Assert.True(await registry.CreateModelAsync("btc", "hourly"));
        Assert.False(await registry.CreateModelAsync("btc"));
        Assert.Null(await registry.FindByAliasAsync("btc", "champion"));
        var first = await registry.CreateVersionAsync("btc", "runs:/run1/model", "run1", Texts(("alphapulse.version", "m-1")));
        var second = await registry.CreateVersionAsync("btc", "runs:/run2/model");
        Assert.Equal(new MlflowModelVersion("btc", "1", "runs:/run1/model", "run1", "READY"), first);
        Assert.Equal("m-1", (string?)_server.Models["btc"][0]["tag:alphapulse.version"]);
        await registry.SetAliasAsync("btc", "champion", first.Version);
        Assert.Equal(first, await registry.FindByAliasAsync("btc", "champion"));
        await registry.SetAliasAsync("btc", "champion", second.Version);
        Assert.Equal("2", (await registry.FindByAliasAsync("btc", "champion"))!.Version);
        await Assert.ThrowsAsync<MlflowException>(() => registry.SetAliasAsync("btc", "champion", "9"));
        Assert.True(await registry.DeleteAliasAsync("btc", "champion"));
        Assert.Null(await registry.FindByAliasAsync("btc", "champion"));
        Assert.False(await registry.DeleteAliasAsync("eth", "champion"));
        _server.Faults.Enqueue((new LoopbackReply(500, "oops"), true));
        await Assert.ThrowsAsync<MlflowException>(() => registry.CreateVersionAsync("btc", "runs:/run3/model"));
        Assert.Equal(3, _server.Models["btc"].Count);
    }

    private static Dictionary<string, string> Texts(params (string Name, string Value)[] texts) =>
        texts.ToDictionary(t => t.Name, t => t.Value, StringComparer.Ordinal);

    private static async Task<MlflowRun> CreateRunAsync(MlflowTrackingClient client) =>
        await client.CreateRunAsync(await client.CreateExperimentAsync("x"), "name", DateTimeOffset.UnixEpoch, Texts());

    private MlflowTrackingClient Client(int retries = 5, Action<MlflowOptions>? change = null)
    {
        var options = new MlflowOptions { TrackingUri = _server.Url.ToString(), Retries = retries, BaseDelay = TimeSpan.Zero };
        change?.Invoke(options);
        return new MlflowTrackingClient(options, TimeProvider.System);
    }
}
