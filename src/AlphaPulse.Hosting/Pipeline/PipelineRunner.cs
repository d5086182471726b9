using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting;

/// <summary>Runs the stages in order, keeps the run ledger, reports progress and writes the summary.</summary>
/// <remarks>Safe for use from any thread; two runs on one working directory at a time are the caller's mistake.</remarks>
public sealed partial class PipelineRunner
{
    private readonly IReadOnlyList<IPipelineStage> _stages;
    private readonly IRunLedger _ledger;
    private readonly PipelineOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly AlertPublisher? _alerts;

    /// <summary>Creates a runner.</summary>
    /// <param name="stages">The stages in order.</param>
    /// <param name="ledger">The run ledger.</param>
    /// <param name="options">Where results go.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log; <see langword="null"/> for none.</param>
    /// <param name="alerts">Takes what people should know; <see langword="null"/> for none.</param>
    public PipelineRunner(
        IEnumerable<IPipelineStage> stages,
        IRunLedger ledger,
        IOptions<PipelineOptions> options,
        TimeProvider time,
        ILogger<PipelineRunner>? logger = null,
        AlertPublisher? alerts = null)
    {
        ArgumentNullException.ThrowIfNull(stages);
        ArgumentNullException.ThrowIfNull(options);
        _stages = [.. stages];
        _ledger = ledger;
        _options = options.Value;
        _time = time;
        _logger = logger ?? (ILogger)NullLogger.Instance;
        _alerts = alerts;
    }

    /// <summary>Runs the pipeline once.</summary>
    /// <param name="progress">Receives how far it has come.</param>
    /// <param name="cancellationToken">Cancels the run; what stages before have stored stays, and the next run goes on from it.</param>
    /// <returns>What it did; files are relative to the working directory.</returns>
    public async Task<PipelineSummary> RunAsync(IProgress<PipelineProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var position = new Position();
        try
        {
            return await RunAsync(position, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (_alerts is not null && !(exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            var alert = PipelineAlerts.OfFailure(position.Stage, position.Series, exception, _time.GetUtcNow());
            await _alerts.PublishAsync(alert, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<PipelineSummary> RunAsync(Position position, IProgress<PipelineProgress>? progress, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_options.WorkingDirectory);
        var state = new PipelineState();
        var run = await _ledger.StartAsync("pipeline", series: null, cancellationToken).ConfigureAwait(false);
        try
        {
            for (var i = 0; i < _stages.Count; i++)
            {
                position.Stage = _stages[i].Name;
                var result = await RunStageAsync(_stages[i], i + 1, state, progress, cancellationToken).ConfigureAwait(false);
                state.Stages.Add(result);

                await _ledger.AddStageAsync(run, result, cancellationToken).ConfigureAwait(false);
                if (i == 0)
                {
                    // The series is known once the first stage has read the source.
                    position.Series = state.Ingest.Series;
                    await _ledger.SetSeriesAsync(run, state.Ingest.Series, cancellationToken).ConfigureAwait(false);
                }

                if (_alerts is not null && PipelineAlerts.After(_stages[i], state, _time.GetUtcNow()) is { } alert)
                {
                    await _alerts.PublishAsync(alert, cancellationToken).ConfigureAwait(false);
                }
            }

            position.Stage = null;
            await (state.Experiment?.EndAsync(ExperimentRunStatus.Finished, reason: null, cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
            state.Experiment = null;
            var summary = Summarize(state);
            await WriteSummaryAsync(summary, cancellationToken).ConfigureAwait(false);
            await FinishAsync(run, RunStatus.Completed, $"{summary.Model.Decision}: {string.Join("; ", summary.Model.Reasons)}").ConfigureAwait(false);
            return summary;
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            await EndExperimentAsync(state, exception, cancellationToken).ConfigureAwait(false);
            await FinishAsync(run, RunStatus.Cancelled, message: null).ConfigureAwait(false);
            throw;
        }
        catch (Exception exception)
        {
            await EndExperimentAsync(state, exception, cancellationToken).ConfigureAwait(false);
            await FinishAsync(run, RunStatus.Failed, exception.Message).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<StageResult> RunStageAsync(
        IPipelineStage stage, int number, PipelineState state, IProgress<PipelineProgress>? progress, CancellationToken cancellationToken)
    {
        using var activity = HostingTelemetry.Activities.StartActivity($"stage {stage.Name}");
        var started = _time.GetTimestamp();
        var items = await stage.RunAsync(
            state,
            new StageProgress(n => progress?.Report(new PipelineProgress(stage.Name, number, _stages.Count, n, Elapsed: null))),
            cancellationToken).ConfigureAwait(false);
        var elapsed = _time.GetElapsedTime(started);
        HostingTelemetry.StageDuration.Record(elapsed.TotalSeconds, new TagList { { "stage", stage.Name } });
        activity?.SetTag("items", items);
        LogStage(stage.Name, items, elapsed.TotalSeconds);
        progress?.Report(new PipelineProgress(stage.Name, number, _stages.Count, items, elapsed));
        return new StageResult(stage.Name, elapsed, items);
    }

    /// <summary>The record of a training whose gate was never reached.</summary>
    private static Task EndExperimentAsync(PipelineState state, Exception exception, CancellationToken cancellationToken) =>
        state.Experiment is { } experiment ? TrainingRecord.EndAsync(experiment, exception, cancellationToken) : Task.CompletedTask;

    private async Task FinishAsync(long run, RunStatus status, string? message)
    {
        HostingTelemetry.Runs.Add(1, new TagList { { "status", SnakeCase.Of(status) } });

        // Not cancelled with the run: that it was cancelled is to be on record.
        await _ledger.FinishAsync(run, status, message, CancellationToken.None).ConfigureAwait(false);
    }

    private PipelineSummary Summarize(PipelineState state)
    {
        if (File.Exists(Path.Combine(_options.WorkingDirectory, PipelineFiles.Store)))
        {
            state.Artifacts["store"] = PipelineFiles.Store;
        }

        state.Artifacts["model"] = Path.GetRelativePath(_options.WorkingDirectory, state.Candidate.Path).Replace('\\', '/');
        state.Artifacts["summary"] = PipelineFiles.Summary;
        return new PipelineSummary
        {
            Series = state.Ingest.Series.ToString(),
            Provenance = string.Join(',', state.Training.Artifact.Manifest.Provenance.Select(SnakeCase.Of)),
            Calendar = state.Ingest.Calendar.Name,
            Findings = state.Ingest.Findings,
            Bars = new BarCounts(state.Coverage.Stored, state.Ingest.Quarantined, state.Coverage.Gaps, state.Coverage.Missing),
            Model = new ModelSummary(
                state.Candidate.Id,
                state.Serves ? "promoted" : state.Decision.Promoted ? "shadow" : "refused",
                state.ShadowReason is { } shadow ? [.. state.Decision.Reasons, shadow] : state.Decision.Reasons,
                state.Training.Chosen.Learner,
                state.Training.Chosen.Label,
                state.Training.Trials.Count)
            {
                Guards = state.Decision.Guards,
            },
            Signals = new SignalCounts(
                state.Replay.Emitted, state.Replay.Settled, state.Replay.Open, state.Replay.Void, SnakeCase.Of(state.Replay.Mode), state.Replay.Abstained,
                state.Replay.Sided,
                state.Replay.Sided == 0 ? null : (double)state.Replay.Hits / state.Replay.Sided,
                state.Replay.Sided == 0 ? null : (double)(state.Replay.NetReturnSum / state.Replay.Sided))
            {
                Coverage = state.Replay.Coverage,
                Explanations = state.Replay.Explanations,
            },
            Drift = DriftSummary.Of(state.Replay),
            Policies = state.Policies,
            Stages = [.. state.Stages.Select(r => new StageSummary(r.Name, Math.Round(r.Elapsed.TotalSeconds, 3), r.Items))],
            Artifacts = new SortedDictionary<string, string>(state.Artifacts, StringComparer.Ordinal),
        };
    }

    private Task WriteSummaryAsync(PipelineSummary summary, CancellationToken cancellationToken) => AtomicFile.WriteAsync(
        Path.Combine(_options.WorkingDirectory, PipelineFiles.Summary),
        (stream, token) => JsonSerializer.SerializeAsync(stream, summary, HostingJsonContext.Default.PipelineSummary, token),
        cancellationToken);

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Stage {Stage} handled {Items} items in {Seconds:0.000} s")]
    private partial void LogStage(string stage, long items, double seconds);

    /// <summary>How far a run has come, for what is said about its failure.</summary>
    private sealed class Position
    {
        public string? Stage { get; set; }

        public BarSeriesId? Series { get; set; }
    }

    private sealed class StageProgress(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
