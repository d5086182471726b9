using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>Guards over training rows against later ones.</summary>
internal static class RowGuards
{
    private const double FarAway = 10;
    private const int Blocks = 4;

    public static GuardResult LearningCurve(GuardContext context)
    {
        var train = context.Split.Train;
        var (gap, points) = ((double?)null, new List<string>());
        foreach (var thirds in new[] { 1, 2, 3 })
        {
            int[] rows = [.. train.Take(train.Count * thirds / 3)];
            var model = context.FitOn(rows, context.Options.Seed);
            if (context.RankCorrelation(model, rows) is { } own && context.RankCorrelation(model, context.Split.Validation) is { } later)
            {
                gap = own - later;
                points.Add(GuardText.Of($"{rows.Length} rows {own:0.000} and {later:0.000}"));
            }
        }

        return gap is { } measured
            ? GuardText.AtMost(
                GuardNames.LearningCurve,
                measured,
                context.Limits.MaximumLearningGap,
                $"rank correlation of scores and label on the rows learned from and on later ones, oldest rows first: {string.Join("; ", points)}")
            : GuardText.NotMeasured(GuardNames.LearningCurve, $"the scores of {context.Learner.Name} do not vary");
    }

    public static GuardResult RobustScaling(GuardContext context)
    {
        var features = context.Parts.Features;
        var scaling = FittedScaling.Fit(features, context.Split.Train.Select(r => context.Set.Samples[r].BarIndex), ScalingKind.Robust);
        var places = scaling.Columns.Select(c => Enumerable.Range(0, features.Schema.Columns.Count).First(i => features.Schema.Columns[i].Name == c.Name)).ToArray();
        var far = new int[places.Length];
        foreach (var row in context.Split.Validation)
        {
            var values = features.Row(context.Set.Samples[row].BarIndex);
            for (var c = 0; c < places.Length; c++)
            {
                far[c] += Math.Abs(values[places[c]] - scaling.Columns[c].Center) > FarAway * scaling.Columns[c].Unit ? 1 : 0;
            }
        }

        if (places.Length == 0)
        {
            return GuardText.NotApplicable(GuardNames.RobustScaling, $"every feature is of the time alone");
        }

        var worst = Array.IndexOf(far, far.Max());
        var share = far.Sum() / (double)(places.Length * context.Split.Validation.Count);
        return GuardText.AtMost(
            GuardNames.RobustScaling,
            share,
            context.Limits.MaximumOutlierShare,
            $"with medians and interquartile ranges of {scaling.Rows} training rows alone, {share:P2} of the values of later rows lie more than {FarAway} ranges away{(share > context.Limits.MaximumOutlierShare ? $", most of them of {scaling.Columns[worst].Name}; clip it (FittedScaling with a winsorShare), or leave it out" : string.Empty)}");
    }

    public static GuardResult SeedSensitivity(GuardContext context)
    {
        var (set, split) = (context.Set, context.Split);
        var paths = new List<SignalDirection?[]>();
        for (var i = 0; i <= context.Limits.Seeds; i++)
        {
            var model = context.FitOn(split.Train, unchecked(context.Options.Seed + i));
            var path = DecisionPath.Of(model, SignalRules.Of(model, set, split.Train, context.Best.Plan.FlatShare), set.Features, split.ValidationBars);
            paths.Add([.. Enumerable.Range(0, path.Count).Select(bar => path[bar])]);
        }

        var agreement = paths.Skip(1).Average(p => p.Zip(paths[0], (a, b) => a == b ? 1.0 : 0.0).Average());
        return GuardText.AtLeast(
            GuardNames.SeedSensitivity,
            agreement,
            context.Limits.MinimumSeedAgreement,
            $"{context.Limits.Seeds} other seeds take the same side at {agreement:P1} of the bars{(agreement >= 1 ? ": nothing hangs on the draws" : string.Empty)}");
    }

    /// <summary>Blocks by turns, so that the classifier is tested on rows that lie away from those it learned from.</summary>
    public static GuardResult AdversarialValidation(GuardContext context)
    {
        var (fit, test) = (new List<(int Row, double IsLater)>(), new List<(int Row, double IsLater)>());
        foreach (var (rows, isLater) in new[] { (context.Split.Train, 0.0), (context.Split.Validation, 1.0) })
        {
            for (var i = 0; i < rows.Count; i++)
            {
                ((int)((long)i * Blocks / rows.Count) % 2 == 0 ? fit : test).Add((rows[i], isLater));
            }
        }

        var schema = context.Parts.Features.Schema;
        var values = new double[fit.Count * schema.Columns.Count];
        for (var i = 0; i < fit.Count; i++)
        {
            Row(fit[i].Row).CopyTo(values.AsSpan(i * schema.Columns.Count));
        }

        try
        {
            var model = new LogisticLearner { Alpha = 1 }
                .Fit(TrainingMatrix.FromRows(schema, values, [.. fit.Select(f => f.IsLater)]), context.Options.Seed, context.CancellationToken);
            var (scores, later) = (new List<double>(), new List<double>());
            foreach (var (row, isLater) in test)
            {
                if (model.TryScore(Row(row), out var score))
                {
                    scores.Add(score);
                    later.Add(isLater);
                }
            }

            if ((scores.Count == 0 ? null : ClassificationMetrics.RocAuc([.. later], [.. scores])) is not { } auc)
            {
                return GuardText.NotMeasured(GuardNames.AdversarialValidation, $"{scores.Count} of {test.Count} rows have a score, and not of both parts");
            }

            return GuardText.AtMost(
                GuardNames.AdversarialValidation,
                auc,
                context.Limits.MaximumAdversarialAuc,
                $"a logistic regression tells validation rows from training rows with an area under the ROC curve of {auc:0.000}{(auc > context.Limits.MaximumAdversarialAuc ? ": the features have drifted, so what held then may not hold now" : string.Empty)}");
        }
        catch (Exception exception) when (exception is LearningException or ArgumentException)
        {
            return GuardText.NotMeasured(GuardNames.AdversarialValidation, $"{exception.Message}");
        }

        ReadOnlySpan<double> Row(int row) => context.Set.Features.Row(context.Set.Samples[row].BarIndex);
    }
}
