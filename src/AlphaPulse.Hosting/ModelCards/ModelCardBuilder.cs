using System.Text;
using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>Makes the card of a model from the record of its making, the decision of the gate and what the run measured.</summary>
internal static class ModelCardBuilder
{
    public static ModelCard Build(RunReportData data, ModelArtifact artifact, string? unwatchedReason, ModelCardOptions stated) => Build(new ModelCardParts
    {
        Candidate = data.Candidate,
        Artifact = artifact,
        Chosen = data.Chosen,
        Fingerprints = ProcessFingerprints.Of(data.Candidate, artifact),
        CostBasisPointsPerSide = data.Decision.CostBasisPointsPerSide,
        Decision = data.Decision,
        Holdout = data.Holdout,
        Calibration = data.Calibration,
        Replay = data.Replay,
        IsSimulated = data.IsSimulated,
        UnwatchedReason = unwatchedReason,
        Stated = stated,
    });

    public static ModelCard Build(ModelCardParts parts)
    {
        var (manifest, rule, schema) = (parts.Artifact.Manifest, parts.Artifact.Rule, parts.Artifact.Model.Schema);
        return new ModelCard
        {
            Software = "AlphaPulse " + RunReportBuilder.Software,
            Version = parts.Candidate.Id,
            RegisteredAt = parts.Candidate.RegisteredAt,
            Kind = parts.Artifact.Model.Kind,
            Task = SnakeCase.Of(parts.Artifact.Model.Task),
            IntendedUse = parts.Stated.IntendedUse,
            Licence = parts.Stated.Licence,
            Owner = parts.Stated.Owner,
            Series = manifest.Series.ToString(),
            Label = manifest.Label,
            LongAbove = rule.LongAbove,
            ShortBelow = rule.ShortBelow,
            HorizonBars = rule.HorizonBars,
            TrainedFrom = manifest.TrainedFrom,
            TrainedTo = manifest.TrainedTo,
            Samples = manifest.Samples,
            Provenance = [.. manifest.Provenance.Select(SnakeCase.Of)],
            Fingerprints = parts.Fingerprints,
            FeatureSet = schema.Name,
            Features = [.. schema.Columns.Select(column => column.Name)],
            Options = new SortedDictionary<string, string>(manifest.Options.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal),
            Seed = manifest.Seed,
            Trials = manifest.Trials,
            IsJudged = parts.Decision is not null,
            Promoted = parts.Decision?.Promoted == true,
            Reasons = parts.Decision?.Reasons ?? [],
            Metrics = [.. ValidationMetrics(parts.Chosen), .. HoldoutMetrics(parts), .. ReplayMetrics(parts.Replay)],
            Calibration = [.. (parts.Calibration?.Bins ?? []).Select(b => new ModelCardCalibration(b.Predicted, b.Realised.Value, b.Realised.Low, b.Realised.High, b.Count))],
            WhatWasOff = [.. FindWhatWasOff(parts)],
            Limits = [.. FindLimits(parts), .. parts.Stated.Limits],
        };
    }

    /// <summary>Keeps a card beside its version, for programs and for people.</summary>
    /// <returns>The path of the page.</returns>
    public static async Task<string> KeepAsync(IModelRegistry registry, ModelCard card, CancellationToken cancellationToken)
    {
        await registry.StoreEvidenceAsync(card.Version, ModelCard.JsonName, card.ToJson(), cancellationToken).ConfigureAwait(false);
        return await registry.StoreEvidenceAsync(card.Version, ModelCard.HtmlName, Encoding.UTF8.GetBytes(card.ToHtml()), cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<ModelCardMetric> ValidationMetrics(Trial chosen)
    {
        var part = TrainingRecord.JudgedOn(chosen);
        yield return new ModelCardMetric(part, "net_return", chosen.NetReturn);
        yield return new ModelCardMetric(part, "trades", chosen.Trades);
        if (chosen.NetSharpe is { } sharpe)
        {
            yield return new ModelCardMetric(part, "net_sharpe_per_bar", sharpe);
        }
    }

    private static IEnumerable<ModelCardMetric> HoldoutMetrics(ModelCardParts parts)
    {
        if (parts.Decision is not { } decision)
        {
            yield break;
        }

        for (var i = 0; i < decision.Strategies.Count; i++)
        {
            var strategy = decision.Strategies[i];
            var prefix = i == 0 ? string.Empty : strategy.Name + ".";
            var interval = parts.Holdout?.Accounts.FirstOrDefault(account => account.Name == strategy.Name)?.Interval;
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

    private static IEnumerable<ModelCardMetric> ReplayMetrics(ReplaySection? replay)
    {
        if (replay is null)
        {
            yield break;
        }

        if (replay.Held is [var held, ..])
        {
            yield return new ModelCardMetric("replay", "net_return", held.NetReturn, held.Interval?.Low, held.Interval?.High);
        }

        if (replay.HitRate is { } hits)
        {
            yield return new ModelCardMetric("replay", "hit_rate", hits.Value, hits.Low, hits.High);
        }

        if (replay.MeanNetBasisPoints is { } mean)
        {
            yield return new ModelCardMetric("replay", "mean_net_bp", mean.Value, mean.Low, mean.High);
        }
    }

    private static IEnumerable<string> FindWhatWasOff(ModelCardParts parts)
    {
        var options = parts.Artifact.Manifest.Options;
        if (options.GetValueOrDefault("purge") == "off")
        {
            yield return "Purging was off: labels of the training part may reach into the bars that it was judged on.";
        }

        if (options.GetValueOrDefault("embargo_bars") == "0")
        {
            yield return "There was no embargo between the parts.";
        }

        if (parts.Decision is not { } decision)
        {
            yield return "The gate has not been asked: nothing was measured on a holdout.";
        }
        else if (decision.Strategies.Count == 0)
        {
            yield return "The holdout stayed shut: nothing was measured on it.";
        }
        else if (!decision.IsDeflated)
        {
            yield return "The p-value was not deflated for the trials on this holdout.";
        }

        foreach (var guard in parts.Decision?.Guards ?? parts.Guards)
        {
            // Which guards bind is for the gate to say.
            if (parts.Decision is not null && !guard.IsBinding && GuardNames.BindingByDefault.Contains(guard.Name, StringComparer.Ordinal))
            {
                yield return $"The guard {guard.Name} did not bind, as it does by default.";
            }

            if (guard.Verdict is GuardVerdict.Failed or GuardVerdict.NotMeasured)
            {
                yield return $"The guard {guard.Name} {(guard.Verdict == GuardVerdict.Failed ? "did not hold" : "was not measured")}: {guard.Words}.";
            }
        }

        if (parts.Decision?.HoldoutOverride is { } reason)
        {
            yield return $"The holdout had been seen by another model and was opened again: {reason}";
        }

        if (parts.UnwatchedReason is { } unwatched)
        {
            yield return $"Drift is not watched: {unwatched}";
        }

        if (parts.IsSimulated)
        {
            yield return "A generator made the bars: nothing here says anything about a real market.";
        }
    }

    private static IEnumerable<string> FindLimits(ModelCardParts parts)
    {
        var manifest = parts.Artifact.Manifest;
        yield return $"Made for bars of {manifest.Series}; it knows nothing about others.";
        yield return ReportText.Of($"Judged at {parts.CostBasisPointsPerSide:0.##} basis points a side, one position at a time, filled at the prices of the bars; size, queue and market impact were not modelled.");
        yield return $"Saw nothing later than {ReportText.Time(manifest.TrainedTo)} UTC; what the market does since is not in it.";
        yield return "Abstains where a feature has no value; no score is not a score of zero.";
        if (parts.Decision is null)
        {
            yield return "Not judged by the gate yet: it must not act.";
        }
        else if (!parts.Decision.Promoted)
        {
            yield return "Refused by the gate: it may run as a shadow and must not act.";
        }
    }
}
