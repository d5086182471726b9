using System.Diagnostics;
using System.Text.Json;
using AlphaPulse.Training;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting;

/// <summary>Asks the policies of a model in their order: has the shadow period passed, must the champion go, is a training due?</summary>
/// <remarks>
/// Aliases move where <see cref="ModelPolicyOptions"/> allows it. What changes is an alert; every decision is logged and counted. Safe for use
/// from any thread; run one at a time for a registry.
/// </remarks>
public sealed partial class ModelPolicies
{
    private readonly IModelRegistry _registry;
    private readonly IBarStore _store;
    private readonly ModelPolicyOptions _options;
    private readonly ShadowPromotion _shadow;
    private readonly AutomaticRollback _rollback;
    private readonly RetrainPolicy _retrain;
    private readonly AlertPublisher _alerts;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>Creates the policies.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="ledger">The outcomes.</param>
    /// <param name="store">The bars, of which those that came since the last training are counted.</param>
    /// <param name="options">What may happen by itself.</param>
    /// <param name="alerts">Takes what people should know.</param>
    /// <param name="time">The clock; the one of registry and signals.</param>
    /// <param name="logger">The log; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public ModelPolicies(
        IModelRegistry registry,
        IOutcomeLedger ledger,
        IBarStore store,
        IOptions<ModelPolicyOptions> options,
        AlertPublisher alerts,
        TimeProvider time,
        ILogger<ModelPolicies>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_registry, _store, _options, _alerts, _time) = (registry, store, options.Value, alerts, time);
        _shadow = new ShadowPromotion(registry, ledger, new ShadowPolicy(_options.Shadow));
        _rollback = new AutomaticRollback(registry, ledger, new RollbackPolicy(_options.Rollback));
        _retrain = new RetrainPolicy(_options.Retrain);
        _logger = logger ?? (ILogger)NullLogger.Instance;
    }

    /// <summary>Asks them about the models of a series.</summary>
    /// <param name="series">The series.</param>
    /// <param name="lastAttempt">When a training was last handed in, whatever came of it, UTC; <see langword="null"/> where none was.</param>
    /// <param name="cancellationToken">Cancels the look.</param>
    /// <returns>What they decided. A training that is due is said to be <c>due</c>; handing it in is for <see cref="ModelPolicyService"/>.</returns>
    /// <exception cref="RegistryException">The registry fails.</exception>
    public async Task<PolicyReport> RunAsync(BarSeriesId series, DateTimeOffset? lastAttempt = null, CancellationToken cancellationToken = default)
    {
        var shadow = await AskShadowAsync(series, cancellationToken).ConfigureAwait(false);
        var rollback = await AskRollbackAsync(series, cancellationToken).ConfigureAwait(false);
        var retrain = await DecideRetrainAsync(series, lastAttempt, cancellationToken).ConfigureAwait(false);
        var report = new PolicyReport(
            shadow, rollback, new PolicyResult("retrain", retrain.ShouldRetrain ? "due" : "not_due", retrain.Reason), retrain.Trigger);
        foreach (var result in report.List())
        {
            HostingTelemetry.PolicyDecisions.Add(1, new TagList { { "policy", result.Policy }, { "decision", result.Decision } });
            LogDecision(series, result.Policy, result.Decision, result.Reason);
        }

        return report;
    }

    private async Task<PolicyResult> AskShadowAsync(BarSeriesId series, CancellationToken cancellationToken)
    {
        if (await _shadow.RunAsync(series, cancellationToken).ConfigureAwait(false) is not { } report)
        {
            return new PolicyResult("shadow", "none", _options.RequireShadow ? "no version is in shadow" : "no shadow period is asked for and no version is in shadow");
        }

        var (decision, code) = report switch
        {
            { Refusal: not null } => ("refused", AlertCodes.ShadowRefused),
            { Decision.Verdict: ShadowVerdict.Passed } => ("promoted", AlertCodes.ShadowPromoted),
            { Decision.Verdict: ShadowVerdict.Failed } => ("failed", AlertCodes.ShadowFailed),
            _ => ("running", null),
        };
        var result = new PolicyResult("shadow", decision, report.Refusal ?? report.Decision.Reason) { Version = report.Version };
        if (code is not null && (report.HasEnded || report.Refusal is not null))
        {
            var severity = decision == "promoted" ? AlertSeverity.Information : AlertSeverity.Warning;
            await TellAsync(series, result, code, severity, $"The shadow period of {report.Version}: {decision}", cancellationToken).ConfigureAwait(false);
        }

        return result;
    }

    private async Task<PolicyResult> AskRollbackAsync(BarSeriesId series, CancellationToken cancellationToken)
    {
        if (!_options.StartRollback)
        {
            return new PolicyResult("rollback", "off", "rollbacks are off (ModelPolicyOptions.StartRollback)");
        }

        if (await _registry.FindAsync(ModelAliases.Champion, cancellationToken).ConfigureAwait(false) is not { } champion)
        {
            return new PolicyResult("rollback", "none", "there is no champion");
        }

        var decision = await _rollback.RunAsync(series, cancellationToken).ConfigureAwait(false);
        var result = new PolicyResult("rollback", decision.To is not null ? "rolled_back" : decision.ShouldRollBack ? "needed" : "none", decision.Reason)
        {
            Version = decision.From ?? champion.Id,
        };
        if (decision.ShouldRollBack)
        {
            var (code, title) = decision.To is { } to
                ? (AlertCodes.RollbackDone, $"{result.Version} was rolled back to {to}")
                : (AlertCodes.RollbackNeeded, $"{result.Version} has degraded and none can take over");
            await TellAsync(series, result, code, AlertSeverity.Critical, title, cancellationToken).ConfigureAwait(false);
        }

        return result;
    }

    private async Task<RetrainDecision> DecideRetrainAsync(BarSeriesId series, DateTimeOffset? lastAttempt, CancellationToken cancellationToken)
    {
        var history = await _registry.GetHistoryAsync(cancellationToken).ConfigureAwait(false);
        var trained = history.LastOrDefault(m => m.Alias == ModelAliases.Challenger)?.At;
        DateTimeOffset? last = trained is null || lastAttempt > trained ? lastAttempt : trained;
        var bars = 0L;
        if (last is { } since)
        {
            await foreach (var bar in _store.ReadAsync(new BarQuery(series) { From = since }, cancellationToken).ConfigureAwait(false))
            {
                bars++;
            }
        }

        var hasDrifted = await HasDriftedAsync(cancellationToken).ConfigureAwait(false);
        return _retrain.Decide(new RetrainSituation(_time.GetUtcNow(), last, bars, hasDrifted));
    }

    /// <summary>What is kept beside the model that serves, or else beside the newest one.</summary>
    private async Task<bool> HasDriftedAsync(CancellationToken cancellationToken)
    {
        var model = await _registry.FindAsync(ModelAliases.Champion, cancellationToken).ConfigureAwait(false)
            ?? await _registry.FindAsync(ModelAliases.Challenger, cancellationToken).ConfigureAwait(false);
        return model is not null
            && await _registry.ReadEvidenceAsync(model.Id, DriftRecord.FileName, cancellationToken).ConfigureAwait(false) is { } file
            && JsonSerializer.Deserialize(file.Span, HostingJsonContext.Default.DriftRecord)?.Status == "drift";
    }

    private Task<bool> TellAsync(
        BarSeriesId series, PolicyResult result, string code, AlertSeverity severity, string title, CancellationToken cancellationToken) => _alerts.PublishAsync(
        new Alert
        {
            Time = _time.GetUtcNow(),
            Severity = severity,
            Source = "policy",
            Code = code,
            Title = title,
            Detail = result.Reason,
            Series = series,
            Properties = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["model"] = result.Version ?? "none", ["policy"] = result.Policy },
        },
        cancellationToken);

    [LoggerMessage(EventId = 5, Level = LogLevel.Information, Message = "{Series}: {Policy} {Decision}, because {Reason}")]
    private partial void LogDecision(BarSeriesId series, string policy, string decision, string reason);
}
