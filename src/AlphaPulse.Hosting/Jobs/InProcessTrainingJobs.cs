using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlphaPulse.Hosting;

/// <summary>Runs training jobs in this process, one after the other, and lets a bounded number wait.</summary>
/// <remarks>
/// Jobs live in memory: those of a process that ended are gone, what they recorded (runs, versions, evidence) is not. To dispose of it
/// cancels what waits and runs, and waits for the end of that. Safe for use from any thread.
/// </remarks>
public sealed partial class InProcessTrainingJobs : ITrainingJobs, IAsyncDisposable
{
    private readonly ITrainingJobRunner _runner;
    private readonly TrainingJobOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _lock = new();
    private readonly LinkedList<JobEntry> _entries = [];
    private Task _worker = Task.CompletedTask;
    private bool _isWorking;
    private bool _isClosed;
    private long _handedIn;

    /// <summary>Creates a queue.</summary>
    /// <param name="runner">Does the work.</param>
    /// <param name="options">The limits; read once.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public InProcessTrainingJobs(ITrainingJobRunner runner, TrainingJobOptions options, TimeProvider time, ILogger<InProcessTrainingJobs>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(runner);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        if (TrainingJobOptionsValidator.FindDefects(options).FirstOrDefault() is { } defect)
        {
            throw new ArgumentException(defect, nameof(options));
        }

        _runner = runner;
        _options = options;
        _time = time;
        _logger = logger ?? (ILogger)NullLogger.Instance;
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The queue was disposed of.</exception>
    public Task<TrainingJobSubmission> SubmitAsync(TrainingJobRequest request, CancellationToken cancellationToken = default)
    {
        JobRequestRules.Check(request);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            if (request.Key is { } key && _entries.FirstOrDefault(e => !e.HasEnded && e.Job.Request.Key == key) is { } same)
            {
                return Task.FromResult(Submission(same.Job));
            }

            if (_isWorking && Waiting() >= _options.Capacity)
            {
                return Task.FromResult(Submission(job: null));
            }

            var now = Now();
            var id = string.Create(CultureInfo.InvariantCulture, $"j-{now:yyyyMMdd'T'HHmmssfff'Z'}-{++_handedIn:0000}");
            var entry = new JobEntry(new TrainingJob(id, request, TrainingJobStatus.Queued, now));
            _entries.AddLast(entry);
            if (!_isWorking)
            {
                // It begins here and not in the worker, so that it never takes a place of those that wait.
                _isWorking = true;
                Begin(entry);
                _worker = Task.Run(() => WorkAsync(entry), CancellationToken.None);
            }

            return Task.FromResult(Submission(entry.Job));
        }
    }

    /// <inheritdoc/>
    public Task<TrainingJob?> FindAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        lock (_lock)
        {
            return Task.FromResult(Entry(id)?.Job);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<TrainingJob>> ListAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<TrainingJob>>([.. _entries.Select(entry => entry.Job)]);
        }
    }

    /// <inheritdoc/>
    public async Task<TrainingJob?> CancelAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        CancellationTokenSource running;
        lock (_lock)
        {
            if (Entry(id) is not { HasEnded: false } entry)
            {
                return Entry(id)?.Job;
            }

            entry.Job = entry.Job with { IsCancellationRequested = true };
            if (entry.Job.Status == TrainingJobStatus.Queued)
            {
                End(entry, TrainingJobStatus.Cancelled, result: null, "it was cancelled before it began");
                return entry.Job;
            }

            running = entry.Cancellation;
        }

        // Outside of the lock: what runs may answer on this thread.
        await running.CancelAsync().ConfigureAwait(false);
        return await FindAsync(id, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        List<string> open;
        lock (_lock)
        {
            _isClosed = true;
            open = [.. _entries.Where(entry => !entry.HasEnded).Select(entry => entry.Job.Id).Reverse()];
        }

        // From the last, so that none begins when the one before it ends.
        foreach (var id in open)
        {
            await CancelAsync(id).ConfigureAwait(false);
        }

        await _worker.ConfigureAwait(false);
    }

    private async Task WorkAsync(JobEntry first)
    {
        for (var entry = first; entry is not null;)
        {
            var (status, result, reason) = await RunAsync(entry).ConfigureAwait(false);
            lock (_lock)
            {
                End(entry, status, result, reason);
                entry = _entries.FirstOrDefault(e => e.Job.Status == TrainingJobStatus.Queued);
                _isWorking = entry is not null;
                if (entry is not null)
                {
                    Begin(entry);
                }
            }
        }
    }

    private async Task<(TrainingJobStatus Status, TrainingJobResult? Result, string? Reason)> RunAsync(JobEntry entry)
    {
        using var limit = new CancellationTokenSource(_options.MaximumDuration, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(entry.Cancellation.Token, limit.Token);
        try
        {
            var result = await _runner.RunAsync(entry.Job.Request, new JobProgress(this, entry), linked.Token).ConfigureAwait(false);
            return (TrainingJobStatus.Succeeded, result, null);
        }
        catch (OperationCanceledException) when (entry.Cancellation.IsCancellationRequested)
        {
            return (TrainingJobStatus.Cancelled, null, "it was cancelled on its way");
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return (TrainingJobStatus.Failed, null, string.Create(
                CultureInfo.InvariantCulture, $"it ran longer than {_options.MaximumDuration:c}; raise TrainingJobOptions.MaximumDuration or ask for less"));
        }
#pragma warning disable CA1031 // Whatever a job throws is its failure and ends no other job; the reason is kept with it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailure(entry.Job.Id, exception);
            return (TrainingJobStatus.Failed, null, exception.Message);
        }
    }

    private void Begin(JobEntry entry) => entry.Job = entry.Job with { Status = TrainingJobStatus.Running, StartedAt = Now() };

    private void End(JobEntry entry, TrainingJobStatus status, TrainingJobResult? result, string? reason)
    {
        entry.Job = entry.Job with { Status = status, EndedAt = Now(), Result = result, FailureReason = reason };
        HostingTelemetry.TrainingJobs.Add(1, new TagList { { "status", SnakeCase.Of(status) } });
        LogEnd(entry.Job.Id, status, reason);
        for (var spare = _entries.Count(e => e.HasEnded) - _options.RememberedJobs; spare > 0; spare--)
        {
            _entries.Remove(_entries.First(e => e.HasEnded));
        }
    }

    private TrainingJobSubmission Submission(TrainingJob? job) => new(job, Waiting(), _options.Capacity);

    private int Waiting() => _entries.Count(entry => entry.Job.Status == TrainingJobStatus.Queued);

    private JobEntry? Entry(string id) => _entries.FirstOrDefault(entry => entry.Job.Id == id);

    private DateTimeOffset Now() => _time.GetUtcNow().ToUniversalTime();

    [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = "Training job {Job} ended as {Status} ({Reason})")]
    private partial void LogEnd(string job, TrainingJobStatus status, string? reason);

    [LoggerMessage(EventId = 4, Level = LogLevel.Error, Message = "Training job {Job} failed")]
    private partial void LogFailure(string job, Exception exception);

    private sealed class JobProgress(InProcessTrainingJobs jobs, JobEntry entry) : IProgress<TrainingJobProgress>
    {
        public void Report(TrainingJobProgress value)
        {
            lock (jobs._lock)
            {
                // What is reported late does not change a job that has ended.
                entry.Job = entry.HasEnded ? entry.Job : entry.Job with { Progress = value };
            }
        }
    }
}
