using AlphaPulse.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting.Tests.Jobs;

public sealed class InProcessTrainingJobsTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ManualTimeProvider _clock = new(Start);
    private readonly HeldRunner _runner = new();
    private readonly InProcessTrainingJobs _jobs;

    public InProcessTrainingJobsTests() => _jobs = Create();

    public async ValueTask DisposeAsync()
    {
        await _jobs.DisposeAsync();
        _runner.Dispose();
    }

    [Fact]
    public async Task A_job_is_accepted_runs_tells_how_far_it_is_and_succeeds()
    {
        var submission = await _jobs.SubmitAsync(new TrainingJobRequest { Reason = "weekly", RequestedBy = "desk" });
        Assert.Equal((true, 0, 2), (submission.IsAccepted, submission.Waiting, submission.Capacity));
        var job = submission.Job!;
        Assert.Equal(("j-20260101T000000000Z-0001", TrainingJobStatus.Running, Start, Start), (job.Id, job.Status, job.SubmittedAt, job.StartedAt));
        var run = await _runner.NextAsync();
        Assert.Equal("weekly", run.Request.Reason);
        run.Progress.Report(new TrainingJobProgress("train", 4, 7, 12));
        Assert.Equal(new TrainingJobProgress("train", 4, 7, 12), (await _jobs.FindAsync(job.Id))!.Progress);

        _clock.Advance(TimeSpan.FromMinutes(3));
        var result = new TrainingJobResult("m-1", true, ["better"]);
        run.End.SetResult(result);
        var ended = await EndOfAsync(job.Id);
        Assert.Equal((TrainingJobStatus.Succeeded, Start.AddMinutes(3), null), (ended.Status, ended.EndedAt, ended.FailureReason));
        Assert.Same(result, ended.Result);

        // What is reported late changes nothing.
        run.Progress.Report(new TrainingJobProgress("report", 7, 7, 1));
        Assert.Equal("train", (await _jobs.FindAsync(job.Id))!.Progress!.Stage);
        Assert.Null(await _jobs.FindAsync("j-none"));
        Assert.Null(await _jobs.CancelAsync("j-none"));
    }

    [Fact]
    public async Task Jobs_run_one_at_a_time_in_their_order_and_too_many_are_refused_as_busy()
    {
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var submission = await _jobs.SubmitAsync(Request(i));
            Assert.Equal(i, submission.Waiting);
            ids.Add(submission.Job!.Id);
        }

        var busy = await _jobs.SubmitAsync(Request(9));
        Assert.Equal((false, null, 2, 2), (busy.IsAccepted, busy.Job, busy.Waiting, busy.Capacity));
        Assert.Equal([TrainingJobStatus.Running, TrainingJobStatus.Queued, TrainingJobStatus.Queued], (await _jobs.ListAsync()).Select(job => job.Status));
        foreach (var (id, i) in ids.Select((id, i) => (id, i)))
        {
            var run = await _runner.NextAsync();
            Assert.Equal(Request(i).Reason, run.Request.Reason);
            Assert.Equal(1, _runner.Running);
            run.End.SetResult(new TrainingJobResult(null, false, []));
            await EndOfAsync(id);
        }

        Assert.True((await _jobs.SubmitAsync(Request(9))).IsAccepted);
        (await _runner.NextAsync()).End.SetResult(new TrainingJobResult(null, false, []));
    }

    [Fact]
    public async Task A_request_that_is_repeated_with_its_key_gives_the_job_that_is_there()
    {
        var first = await _jobs.SubmitAsync(Request(1) with { Key = "a" });
        await _jobs.SubmitAsync(Request(2) with { Key = "b" });
        await _jobs.SubmitAsync(Request(3));
        Assert.Equal(first.Job!.Id, (await _jobs.SubmitAsync(Request(1) with { Key = "a" })).Job!.Id);

        // Also where the queue is full, and no longer when it has ended.
        Assert.True((await _jobs.SubmitAsync(Request(2) with { Key = "b" })).IsAccepted);
        (await _runner.NextAsync()).End.SetResult(new TrainingJobResult(null, false, []));
        await EndOfAsync(first.Job.Id);
        Assert.NotEqual(first.Job.Id, (await _jobs.SubmitAsync(Request(1) with { Key = "a" })).Job!.Id);
    }

    [Fact]
    public async Task One_that_waits_is_cancelled_at_once_and_one_that_runs_when_it_has_stopped()
    {
        var running = (await _jobs.SubmitAsync(Request(1))).Job!.Id;
        var waiting = (await _jobs.SubmitAsync(Request(2))).Job!.Id;
        var run = await _runner.NextAsync();
        var cancelled = (await _jobs.CancelAsync(waiting))!;
        Assert.Equal((TrainingJobStatus.Cancelled, null, true), (cancelled.Status, cancelled.StartedAt, cancelled.IsCancellationRequested));
        Assert.True((await _jobs.SubmitAsync(Request(3))).IsAccepted);

        run.IgnoresCancellation = true;
        var told = (await _jobs.CancelAsync(running))!;
        Assert.Equal((TrainingJobStatus.Running, true), (told.Status, told.IsCancellationRequested));
        run.End.SetCanceled(run.Cancellation);
        Assert.Equal((TrainingJobStatus.Cancelled, "it was cancelled on its way"), await EndOfAsync(running) is var job ? (job.Status, job.FailureReason) : default);
        Assert.Equal(job, await _jobs.CancelAsync(running));
        Assert.Equal("reason 3", (await _runner.NextAsync()).Request.Reason);
    }

    [Fact]
    public async Task A_job_that_throws_fails_with_its_reason_and_the_next_one_runs()
    {
        var failing = (await _jobs.SubmitAsync(Request(1))).Job!.Id;
        var next = (await _jobs.SubmitAsync(Request(2))).Job!.Id;
        (await _runner.NextAsync()).End.SetException(new InsufficientHistoryException("too few bars: 10"));
        var failed = await EndOfAsync(failing);
        Assert.Equal((TrainingJobStatus.Failed, "too few bars: 10", null), (failed.Status, failed.FailureReason, failed.Result));

        // A cancellation that nobody asked for is a failure.
        (await _runner.NextAsync()).End.SetException(new OperationCanceledException("a socket"));
        Assert.Equal((TrainingJobStatus.Failed, "a socket"), await EndOfAsync(next) is var job ? (job.Status, job.FailureReason) : default);
    }

    [Fact]
    public async Task A_job_that_runs_too_long_is_ended_as_failed()
    {
        var id = (await _jobs.SubmitAsync(Request(1))).Job!.Id;
        await _runner.NextAsync();
        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(TrainingJobStatus.Running, (await _jobs.FindAsync(id))!.Status);
        _clock.Advance(TimeSpan.FromMinutes(1));
        var failed = await EndOfAsync(id);
        Assert.Equal((TrainingJobStatus.Failed, Start.AddHours(1)), (failed.Status, failed.EndedAt));
        Assert.Contains("MaximumDuration", failed.FailureReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Old_jobs_are_forgotten_and_those_that_wait_or_run_are_not()
    {
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add((await _jobs.SubmitAsync(Request(i))).Job!.Id);
            if (i < 4)
            {
                (await _runner.NextAsync()).End.SetResult(new TrainingJobResult(null, false, []));
                await EndOfAsync(ids[i]);
            }
        }

        Assert.Equal(ids[1..], (await _jobs.ListAsync()).Select(job => job.Id));
    }

    [Fact]
    public async Task To_dispose_of_it_cancels_what_waits_and_runs_and_takes_nothing_more()
    {
        var jobs = Create();
        var running = (await jobs.SubmitAsync(Request(1))).Job!.Id;
        var waiting = (await jobs.SubmitAsync(Request(2))).Job!.Id;
        await _runner.NextAsync();
        await jobs.DisposeAsync();
        Assert.Equal(TrainingJobStatus.Cancelled, (await jobs.FindAsync(running))!.Status);
        Assert.Equal(TrainingJobStatus.Cancelled, (await jobs.FindAsync(waiting))!.Status);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => jobs.SubmitAsync(Request(3)));
    }

    [Fact]
    public async Task Requests_and_options_out_of_range_are_refused()
    {
        foreach (var request in new[]
        {
            new TrainingJobRequest { Reason = " " },
            new TrainingJobRequest { Reason = new string('x', 1_001) },
            new TrainingJobRequest { Reason = "x", Key = "" },
            new TrainingJobRequest { Reason = "x", RequestedBy = new string('x', 201) },
            new TrainingJobRequest { Reason = "x", Parameters = Enumerable.Range(0, 101).ToDictionary(i => $"{i}", _ => "1", StringComparer.Ordinal) },
        })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => _jobs.SubmitAsync(request));
        }

        Assert.Empty(await _jobs.ListAsync());
        Assert.Throws<ArgumentException>(() => new InProcessTrainingJobs(_runner, new TrainingJobOptions { Capacity = 0 }, _clock));
        var services = new ServiceCollection();
        services.AddAlphaPulse(pulse => pulse.AddPipeline().AddTrainingJobs(o => o.MaximumDuration = TimeSpan.Zero));
        await using var provider = services.BuildServiceProvider();
        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<TrainingJobOptions>>().Value);
    }

    private static TrainingJobRequest Request(int number) => new() { Reason = $"reason {number}" };

    private InProcessTrainingJobs Create() => new(
        _runner, new TrainingJobOptions { Capacity = 2, MaximumDuration = TimeSpan.FromHours(1), RememberedJobs = 3 }, _clock);

    private async Task<TrainingJob> EndOfAsync(string id)
    {
        // The worker is a thread of its own; what it waits for has happened.
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var job = (await _jobs.FindAsync(id, timeout.Token))!;
            if (job.EndedAt is not null)
            {
                return job;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, timeout.Token);
        }
    }
}
