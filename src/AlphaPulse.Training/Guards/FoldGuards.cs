using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>Guards over the models of the purged folds.</summary>
internal static class FoldGuards
{
    public static GuardResult TargetLeak(GuardContext context)
    {
        var bars = context.Split.ValidationBars.End.Value;
        var finding = LabelLeaks.Find(context.Parts.Features, context.Best.Plan.Candidate.Label, context.Parts.Calendar, bars, context.Limits.LabelConcordance);
        if (finding is not null)
        {
            return new GuardResult(
                GuardNames.TargetLeak,
                GuardVerdict.Failed,
                null,
                null,
                GuardText.Of($"the answer is among the inputs: {finding.Column} {finding.Detail}. Predict something that comes after the row, and leave columns out that are the label"));
        }

        if (context.Cross is not { } cross)
        {
            return GuardText.NotMeasured(GuardNames.TargetLeak, $"there are no purged folds: {context.CrossFailure}");
        }

        var (scores, targets) = cross.Tested(cross.Folds);
        if ((scores.Length == 0 ? null : RankMetrics.SpearmanCorrelation(targets, scores)) is not { } correlation)
        {
            return GuardText.NotMeasured(GuardNames.TargetLeak, $"{scores.Length} rows of purged folds have a score, and all the same: no column is the label, and whether scores are too good cannot be told");
        }

        var remedy = correlation > context.Limits.MaximumRankCorrelation ? ", which no market gives: look for the answer among the inputs" : ", and no column is the label";
        return GuardText.AtMost(
            GuardNames.TargetLeak,
            correlation,
            context.Limits.MaximumRankCorrelation,
            $"scores of rows that were not learned from have a rank correlation of {correlation:0.000} with the label{remedy}");
    }

    public static GuardResult CrossValidation(GuardContext context)
    {
        if (context.Cross is not { } cross)
        {
            return GuardText.NotMeasured(GuardNames.PurgedCrossValidation, $"there are no purged folds: {context.CrossFailure}");
        }

        var folds = TrainingParts.WithBars(context.Set, cross.Folds, context.Split.ValidationBars.End.Value);
        var outcomes = new FoldOutcome[folds.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            var rule = SignalRules.Of(cross.Models[i], context.Set, folds[i].Train, context.Best.Plan.FlatShare);
            outcomes[i] = context.Runner.Decide(cross.Models[i], rule, folds[i].Bars);
        }

        var purged = cross.Folds.Sum(f => f.Purged + f.Embargoed);
        var by = string.Join(", ", outcomes.Select(o => TrialRunner.SharpeOf([o]) is { } ratio ? GuardText.Of($"{ratio:0.000}") : "no trade"));
        if (TrialRunner.SharpeOf(outcomes) is not { } sharpe)
        {
            return new GuardResult(GuardNames.PurgedCrossValidation, GuardVerdict.Failed, null, 0, GuardText.Of($"the chosen learner never trades on {folds.Count} purged folds"));
        }

        return new GuardResult(
            GuardNames.PurgedCrossValidation,
            sharpe > 0 ? GuardVerdict.Held : GuardVerdict.Failed,
            sharpe,
            0,
            GuardText.Of($"on {folds.Count} purged folds, around which {purged} samples were left out, the chosen learner has a net Sharpe ratio of {sharpe:0.0000} a bar{(sharpe > 0 ? string.Empty : ", so it loses what it is chosen for")} (by fold: {by})"));
    }

    public static GuardResult ImportanceStability(GuardContext context)
    {
        var importances = context.Cross?.Models.OfType<IFeatureImportance>().Select(m => m.Importance.ToArray()).Where(i => i.Any(share => share > 0)).ToList();
        if (importances is not { Count: >= 2 })
        {
            return GuardText.NotMeasured(GuardNames.ImportanceStability, $"fewer than two folds have a model that says what it relies on");
        }

        var (sum, pairs) = (0.0, 0);
        for (var i = 0; i < importances.Count; i++)
        {
            for (var k = 0; k < i; k++)
            {
                sum += RankMetrics.SpearmanCorrelation(importances[i], importances[k]) ?? 0;
                pairs++;
            }
        }

        var mean = sum / pairs;
        return GuardText.AtLeast(
            GuardNames.ImportanceStability, mean, context.Limits.MinimumImportanceStability, $"the importances of two folds have a rank correlation of {mean:0.00} on average over {pairs} pairs");
    }
}
