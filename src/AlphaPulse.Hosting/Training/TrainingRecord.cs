using System.Globalization;
using System.Text.Json;
using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>What a training records of itself: where it comes from, every trial, the learning curve, the paths before the holdout, and the model that came of it.</summary>
internal static class TrainingRecord
{
    private const string TrialsName = "trials.json";

    /// <summary>The start of a run of the experiment that is named after the series.</summary>
    public static ExperimentRunStart StartOf(TrainingMaterial material) => new()
    {
        Experiment = material.Series.ToString(),
        Name = "train",
        Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["bars"] = material.Features.Count.ToString(CultureInfo.InvariantCulture),
            ["calendar"] = material.Calendar.Name,
        },
        Lineage = new ExperimentLineage { DataHash = DataFingerprint.Of(material.DataHash, material.Features), FeatureSchemaHash = material.Features.Schema.Hash },
    };

    /// <summary>Records what the training came to. The step of a trial is its number, that of a loss the round of boosting.</summary>
    public static async Task LogAsync(IExperimentRun run, TrainingResult result, CancellationToken cancellationToken)
    {
        var manifest = result.Artifact.Manifest;
        var parameters = new Dictionary<string, string>(manifest.Options.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal)
        {
            ["label"] = manifest.Label,
            ["seed"] = manifest.Seed.ToString(CultureInfo.InvariantCulture),
            ["trials"] = manifest.Trials.ToString(CultureInfo.InvariantCulture),
            ["chosen_trial"] = result.Chosen.Number.ToString(CultureInfo.InvariantCulture),
        };
        await run.LogParametersAsync(parameters, cancellationToken).ConfigureAwait(false);
        await run.LogMetricsAsync([.. result.Trials.SelectMany(t => Metrics(JudgedOn(result.Chosen), t))], cancellationToken).ConfigureAwait(false);
        if (result.Curve is { } curve)
        {
            await run.LogMetricsAsync(
                [.. Losses("loss.training", curve.Training), .. Losses("loss.stopping", curve.Validation)], cancellationToken).ConfigureAwait(false);
        }

        if (result.Combinatorial is { } paths)
        {
            await run.LogMetricsAsync([.. CombinatorialRecord.Metrics(paths)], cancellationToken).ConfigureAwait(false);
            await run.LogArtifactAsync(CombinatorialRecord.FileName, CombinatorialRecord.ToJson(paths), cancellationToken).ConfigureAwait(false);
        }

        await run.LogArtifactAsync(
            TrialsName, JsonSerializer.SerializeToUtf8Bytes(result.Trials, HostingJsonContext.Default.IReadOnlyListTrial), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends a run as what threw says. That it threw matters more than that this could not be recorded; a run without an end tells of itself when it is read.</summary>
    public static async Task EndAsync(IExperimentRun run, Exception exception, CancellationToken cancellationToken)
    {
        var (status, reason) = exception is OperationCanceledException && cancellationToken.IsCancellationRequested
            ? (ExperimentRunStatus.Killed, "the run was cancelled")
            : (ExperimentRunStatus.Failed, exception.Message);
        try
        {
            await run.EndAsync(status, reason, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TrackingException)
        {
            // What threw goes on its way.
        }
    }

    /// <summary>What trials were judged on: the chosen one was judged on all of it.</summary>
    public static string JudgedOn(Trial chosen) => chosen.Folds > 1 ? "purged_folds" : "validation";

    private static IEnumerable<ExperimentMetric> Metrics(string part, Trial trial)
    {
        // A trial without a model has made nothing, which is not a return of 0.
        if (trial.Failure is not null)
        {
            yield return new ExperimentMetric($"{part}.failed", 1, trial.Number);
            yield break;
        }

        yield return new ExperimentMetric($"{part}.net_return", trial.NetReturn, trial.Number);
        yield return new ExperimentMetric($"{part}.trades", trial.Trades, trial.Number);
        if (trial.NetSharpe is { } sharpe)
        {
            yield return new ExperimentMetric($"{part}.net_sharpe", sharpe, trial.Number);
        }
    }

    private static IEnumerable<ExperimentMetric> Losses(string name, IReadOnlyList<double> losses) =>
        losses.Select((loss, round) => new ExperimentMetric(name, loss, round));
}
