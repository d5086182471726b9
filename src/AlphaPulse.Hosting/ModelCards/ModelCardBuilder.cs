using System.Security.Cryptography;
using System.Text;
using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>Makes the card of a model from the record of its making, the decision of the gate and what the run measured.</summary>
internal static class ModelCardBuilder
{
    public static ModelCard Build(RunReportData data, ModelArtifact artifact, string? unwatchedReason, ModelCardOptions stated)
    {
        var (manifest, rule, schema) = (artifact.Manifest, artifact.Rule, artifact.Model.Schema);
        return new ModelCard
        {
            Software = "AlphaPulse " + data.Version,
            Version = data.Candidate.Id,
            RegisteredAt = data.Candidate.RegisteredAt,
            Kind = artifact.Model.Kind,
            Task = SnakeCase.Of(artifact.Model.Task),
            IntendedUse = stated.IntendedUse,
            Licence = stated.Licence,
            Owner = stated.Owner,
            Series = manifest.Series.ToString(),
            Label = manifest.Label,
            LongAbove = rule.LongAbove,
            ShortBelow = rule.ShortBelow,
            HorizonBars = rule.HorizonBars,
            TrainedFrom = manifest.TrainedFrom,
            TrainedTo = manifest.TrainedTo,
            Samples = manifest.Samples,
            Provenance = [.. manifest.Provenance.Select(SnakeCase.Of)],
            Fingerprints = new ModelFingerprints(
                data.Candidate.Sha256, manifest.DataHash, schema.Hash, HashOf(manifest.Label), HashOf(Lines(manifest.Options)), ProcessFingerprints.Code, ProcessFingerprints.Environment),
            FeatureSet = schema.Name,
            Features = [.. schema.Columns.Select(column => column.Name)],
            Options = new SortedDictionary<string, string>(manifest.Options.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal),
            Seed = manifest.Seed,
            Trials = manifest.Trials,
            Promoted = data.Decision.Promoted,
            Reasons = data.Decision.Reasons,
            Metrics = [.. ValidationMetrics(data), .. HoldoutMetrics(data), .. ReplayMetrics(data)],
            Calibration = [.. (data.Calibration?.Bins ?? []).Select(b => new ModelCardCalibration(b.Predicted, b.Realised.Value, b.Realised.Low, b.Realised.High, b.Count))],
            WhatWasOff = [.. FindWhatWasOff(data, unwatchedReason)],
            Limits = [.. FindLimits(data, artifact), .. stated.Limits],
        };
    }

    private static IEnumerable<ModelCardMetric> ValidationMetrics(RunReportData data)
    {
        var part = TrainingRecord.JudgedOn(data.Chosen);
        yield return new ModelCardMetric(part, "net_return", data.Chosen.NetReturn);
        yield return new ModelCardMetric(part, "trades", data.Chosen.Trades);
        if (data.Chosen.NetSharpe is { } sharpe)
        {
            yield return new ModelCardMetric(part, "net_sharpe_per_bar", sharpe);
        }
    }

    private static IEnumerable<ModelCardMetric> HoldoutMetrics(RunReportData data)
    {
        var decision = data.Decision;
        for (var i = 0; i < decision.Strategies.Count; i++)
        {
            var strategy = decision.Strategies[i];
            var prefix = i == 0 ? string.Empty : strategy.Name + ".";
            var interval = data.Holdout?.Accounts.FirstOrDefault(account => account.Name == strategy.Name)?.Interval;
            yield return new ModelCardMetric("holdout", prefix + "net_return", strategy.NetReturn, interval?.Low, interval?.High);
            if (i == 0)
            {
                yield return new ModelCardMetric("holdout", "max_drawdown", strategy.MaxDrawdown);
                yield return new ModelCardMetric("holdout", "trades", strategy.Trades);
                if (strategy.Sharpe is { } sharpe)
                {
                    yield return new ModelCardMetric("holdout", "net_sharpe_per_bar", sharpe);
                }
            }
        }

        if (decision.Advantage is { } advantage)
        {
            yield return new ModelCardMetric("holdout", $"advantage_over_{decision.BestBaseline}_bp", advantage * 1e4, decision.AdvantageLow * 1e4, decision.AdvantageHigh * 1e4);
        }

        if (decision.PValue is { } p)
        {
            yield return new ModelCardMetric("holdout", "p_value", p);
        }

        if (decision.DeflatedPValue is { } deflated)
        {
            yield return new ModelCardMetric("holdout", "deflated_p_value", deflated);
        }
    }

    private static IEnumerable<ModelCardMetric> ReplayMetrics(RunReportData data)
    {
        if (data.Replay.Held is [var held, ..])
        {
            yield return new ModelCardMetric("replay", "net_return", held.NetReturn, held.Interval?.Low, held.Interval?.High);
        }

        if (data.Replay.HitRate is { } hits)
        {
            yield return new ModelCardMetric("replay", "hit_rate", hits.Value, hits.Low, hits.High);
        }

        if (data.Replay.MeanNetBasisPoints is { } mean)
        {
            yield return new ModelCardMetric("replay", "mean_net_bp", mean.Value, mean.Low, mean.High);
        }
    }

    private static IEnumerable<string> FindWhatWasOff(RunReportData data, string? unwatchedReason)
    {
        var options = data.Manifest.Options;
        if (options.GetValueOrDefault("purge") == "off")
        {
            yield return "Purging was off: labels of the training part may reach into the bars that it was judged on.";
        }

        if (options.GetValueOrDefault("embargo_bars") == "0")
        {
            yield return "There was no embargo between the parts.";
        }

        if (data.Decision.Strategies.Count == 0)
        {
            yield return "The holdout stayed shut: nothing was measured on it.";
        }
        else if (!data.Decision.IsDeflated)
        {
            yield return "The p-value was not deflated for the trials on this holdout.";
        }

        foreach (var guard in data.Decision.Guards)
        {
            if (!guard.IsBinding && GuardNames.BindingByDefault.Contains(guard.Name, StringComparer.Ordinal))
            {
                yield return $"The guard {guard.Name} did not bind, as it does by default.";
            }

            if (guard.Verdict is GuardVerdict.Failed or GuardVerdict.NotMeasured)
            {
                yield return $"The guard {guard.Name} {(guard.Verdict == GuardVerdict.Failed ? "did not hold" : "was not measured")}: {guard.Words}.";
            }
        }

        if (data.Decision.HoldoutOverride is { } reason)
        {
            yield return $"The holdout had been seen by another model and was opened again: {reason}";
        }

        if (unwatchedReason is not null)
        {
            yield return $"Drift is not watched: {unwatchedReason}";
        }

        if (data.IsSimulated)
        {
            yield return "A generator made the bars: nothing here says anything about a real market.";
        }
    }

    private static IEnumerable<string> FindLimits(RunReportData data, ModelArtifact artifact)
    {
        yield return $"Made for bars of {artifact.Manifest.Series}; it knows nothing about others.";
        yield return ReportText.Of($"Judged at {data.Decision.CostBasisPointsPerSide:0.##} basis points a side, one position at a time, filled at the prices of the bars; size, queue and market impact were not modelled.");
        yield return $"Saw nothing later than {ReportText.Time(artifact.Manifest.TrainedTo)} UTC; what the market does since is not in it.";
        yield return "Abstains where a feature has no value; no score is not a score of zero.";
        if (!data.Decision.Promoted)
        {
            yield return "Refused by the gate: it may run as a shadow and must not act.";
        }
    }

    private static string Lines(IReadOnlyDictionary<string, string> options) =>
        string.Concat(options.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $"{o.Key}={o.Value}\n"));

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
