using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AlphaPulse.Hosting;

/// <summary>How the newest run of the ledger ended.</summary>
/// <param name="ledger">Gives the ledger; called inside the check.</param>
/// <param name="options">Gives the options; called inside the check, so that wrong ones are a result.</param>
/// <param name="time">The clock.</param>
internal sealed class LastRunHealthCheck(Func<IRunLedger?> ledger, Func<AlphaPulseHealthOptions> options, TimeProvider time) : GuardedHealthCheck
{
    protected override async Task<HealthCheckResult> CheckAsync(HealthStatus failure, CancellationToken cancellationToken)
    {
        var runs = await Need(ledger, StoreHealthCheck.Remedy).ListAsync(cancellationToken).ConfigureAwait(false);
        if (runs.Count == 0)
        {
            return HealthCheckResult.Degraded("The ledger has no run; run the pipeline once.");
        }

        var run = runs[^1];
        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["run"] = run.Id,
            ["status"] = SnakeCase.Of(run.Status),
            ["started_at"] = UtcText.Format(run.StartedAt),
        };
        if (run.FinishedAt is { } finished)
        {
            data["finished_at"] = UtcText.Format(finished);
        }

        if (run.Stages.Count > 0)
        {
            data["last_stage"] = run.Stages[^1].Name;
        }

        var name = FormattableString.Invariant($"Run {run.Id}");
        switch (run.Status)
        {
            case RunStatus.Completed:
                return HealthCheckResult.Healthy($"{name} completed.", data);
            case RunStatus.Cancelled:
                return HealthCheckResult.Degraded($"{name} was cancelled; run the pipeline again to go on from what it stored.", data: data);
            case RunStatus.Running:
                var limit = options().RunTimeout;
                return time.GetUtcNow() - run.StartedAt <= limit
                    ? HealthCheckResult.Healthy($"{name} is under way since {UtcText.Format(run.StartedAt)}.", data)
                    : new HealthCheckResult(
                        failure,
                        FormattableString.Invariant($"{name} began at {UtcText.Format(run.StartedAt)} and has not ended within {limit}: it was killed or hangs. Run the pipeline again, or raise RunTimeout."),
                        data: data);
            default:
                return new HealthCheckResult(failure, $"{name} failed: {run.Message} Remove the cause and run the pipeline again.", data: data);
        }
    }
}
