using AlphaPulse.Training;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting;

/// <summary>Asks the policies of a model again and again while the host runs, and hands in a training that is due.</summary>
/// <remarks>A look that fails is logged and is an alert; the next one comes at its time. Safe for use from any thread.</remarks>
/// <param name="policies">The policies.</param>
/// <param name="jobs">Takes the training.</param>
/// <param name="registry">Says which series its models are of.</param>
/// <param name="store">Says which series there is before the first model.</param>
/// <param name="options">How often, and whether a training is started.</param>
/// <param name="alerts">Takes what people should know.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log; <see langword="null"/> for none.</param>
public sealed partial class ModelPolicyService(
    ModelPolicies policies,
    ITrainingJobs jobs,
    IModelRegistry registry,
    IBarStore store,
    IOptions<ModelPolicyOptions> options,
    AlertPublisher alerts,
    TimeProvider time,
    ILogger<ModelPolicyService>? logger = null) : BackgroundService
{
    /// <summary>The <see cref="TrainingJobRequest.RequestedBy"/> of the trainings that it hands in.</summary>
    public const string Requester = "retrain_policy";

    private readonly ILogger _logger = logger ?? (ILogger)NullLogger.Instance;

    /// <summary>Looks once, as the service does at its times; for a host with a schedule of its own.</summary>
    /// <param name="cancellationToken">Cancels the look, not a training that was handed in.</param>
    /// <returns>What was decided, or <see langword="null"/> where there is neither a model nor one series of bars to look at.</returns>
    public async Task<PolicyReport?> CheckAsync(CancellationToken cancellationToken = default)
    {
        if (await FindSeriesAsync(cancellationToken).ConfigureAwait(false) is not { } series)
        {
            return null;
        }

        // Attempts count whatever came of them: a training that fails is not tried again at every look.
        var attempts = (await jobs.ListAsync(cancellationToken).ConfigureAwait(false)).Where(j => j.Request.RequestedBy == Requester).ToList();
        DateTimeOffset? lastAttempt = attempts.Count == 0 ? null : attempts.Max(j => j.SubmittedAt);
        var report = await policies.RunAsync(series, lastAttempt, cancellationToken).ConfigureAwait(false);
        return report.Trigger == RetrainTrigger.None || !options.Value.StartRetraining
            ? report
            : report with { Retrain = await SubmitAsync(series, report, cancellationToken).ConfigureAwait(false) };
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(options.Value.CheckInterval, time, stoppingToken).ConfigureAwait(false);
            try
            {
                await CheckAsync(stoppingToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever a look throws, the next one may do without; people are told of it.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailure(exception);
                await alerts.PublishAsync(PolicyAlerts.OfFailure(exception, time.GetUtcNow()), stoppingToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<PolicyResult> SubmitAsync(BarSeriesId series, PolicyReport report, CancellationToken cancellationToken)
    {
        var request = new TrainingJobRequest { Reason = report.Retrain.Reason, RequestedBy = Requester, Key = $"{Requester}/{series}" };
        var submission = await jobs.SubmitAsync(request, cancellationToken).ConfigureAwait(false);
        if (submission.Job is not { } job)
        {
            return report.Retrain with { Decision = "busy", Reason = FormattableString.Invariant($"{report.Retrain.Reason}; {submission.Waiting} of {submission.Capacity} jobs wait, so it is tried at the next look") };
        }

        var result = report.Retrain with { Decision = "submitted", Job = job.Id };
        await alerts.PublishAsync(PolicyAlerts.OfTraining(series, result, report.Trigger, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        return result;
    }

    private async Task<BarSeriesId?> FindSeriesAsync(CancellationToken cancellationToken)
    {
        foreach (var alias in new[] { ModelAliases.Champion, ModelAliases.Challenger })
        {
            if (await registry.FindAsync(alias, cancellationToken).ConfigureAwait(false) is { } version)
            {
                return (await registry.LoadAsync(version.Id, cancellationToken).ConfigureAwait(false)).Artifact.Manifest.Series;
            }
        }

        var stored = await store.ListSeriesAsync(cancellationToken).ConfigureAwait(false);
        return stored.Count == 1 ? stored[0].Series : null;
    }

    [LoggerMessage(EventId = 6, Level = LogLevel.Error, Message = "The policies of the model could not be asked")]
    private partial void LogFailure(Exception exception);
}
