using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>What features are worth to a learner, measured on purged folds, so that what was learned by heart is worth nothing.</summary>
/// <remarks>
/// <para>The skill of scores is their rank correlation with the label, which any learner and label has. Features are those of Lopez de Prado
/// (Advances in Financial Machine Learning, 2018, chapter 8; Machine Learning for Asset Managers, 2020, chapter 6): mean decrease of skill
/// where columns are shuffled (MDA), the skill of each column alone (SFI), and the mean share that the models of the folds give (MDI), each also by
/// clusters of <see cref="ColumnClusters"/>.</para>
/// <para>The same samples, learner and seed give the same numbers. Pure and safe for use from any thread if the learner is.</para>
/// </remarks>
public static class FoldImportance
{
    /// <summary>The decrease of skill where the columns of each group change rows among themselves (mean decrease accuracy, MDA).</summary>
    /// <param name="learner">The learner.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="folds">The purged folds.</param>
    /// <param name="seed">The seed of the learner and of every shuffle.</param>
    /// <param name="groups">The positions of the columns that are shuffled together; <see langword="null"/> for each column by itself.</param>
    /// <param name="weighting">What training samples weigh (<see cref="TrainingOptions.Weighting"/>, <see cref="TrainingOptions.OldestWeight"/>), and on how many threads at most; <see langword="null"/> weighs each the same.</param>
    /// <param name="cancellationToken">Cancels the measuring.</param>
    /// <returns>One result for each group, in order; the skill that is lost, below 0 where shuffling helps.</returns>
    /// <exception cref="ArgumentException">There are no folds, or a group is empty or names no column.</exception>
    public static IReadOnlyList<FeatureImportanceResult> MeanDecreaseAccuracy(
        ILearner learner, SampleSet samples, IReadOnlyList<PurgedFold> folds, long seed, IReadOnlyList<IReadOnlyList<int>>? groups = null, TrainingOptions? weighting = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(learner);
        var checkedGroups = Check(samples, folds, groups);
        return MeanDecreaseAccuracy(FitEach(learner, samples, folds, seed, weighting, cancellationToken), samples, folds, seed, checkedGroups, weighting, cancellationToken);
    }

    /// <summary>The skill of the learner with the columns of each group alone (single-feature importance, SFI).</summary>
    /// <param name="learner">The learner.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="folds">The purged folds.</param>
    /// <param name="seed">The seed of the learner.</param>
    /// <param name="groups">The positions of the columns that are used together; <see langword="null"/> for each column by itself.</param>
    /// <param name="weighting">What training samples weigh (<see cref="TrainingOptions.Weighting"/>, <see cref="TrainingOptions.OldestWeight"/>), and on how many threads at most; <see langword="null"/> weighs each the same.</param>
    /// <param name="cancellationToken">Cancels the measuring.</param>
    /// <returns>One result for each group, in order; 0 where its scores do not vary.</returns>
    /// <exception cref="ArgumentException">There are no folds, or a group is empty or names no column.</exception>
    public static IReadOnlyList<FeatureImportanceResult> SingleFeature(
        ILearner learner, SampleSet samples, IReadOnlyList<PurgedFold> folds, long seed, IReadOnlyList<IReadOnlyList<int>>? groups = null, TrainingOptions? weighting = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(learner);
        var checkedGroups = Check(samples, folds, groups);
        return Measure(samples, folds, checkedGroups, weighting, (fold, threads) =>
        [
            .. checkedGroups.Select(group =>
            {
                var schema = new FeatureSchema(samples.Features.Schema.Name, [.. group.Select(c => samples.Features.Schema.Columns[c])]);
                var train = folds[fold].Train;
                var values = new double[train.Count * group.Count];
                var targets = new double[train.Count];
                for (var r = 0; r < train.Count; r++)
                {
                    Pick(samples, train[r], group).CopyTo(values, r * group.Count);
                    targets[r] = samples.Samples[train[r]].Target;
                }

                var model = EachFold.Within(learner, threads).Fit(
                    TrainingMatrix.FromRows(schema, values, targets, WeightsOf(weighting, samples, train)).WithTimes(SampleMatrix.TimesOf(samples, train)).WithSampler(SampleMatrix.SamplerOf(samples.Samples, train)), seed, cancellationToken);
                return Skill(model, [.. folds[fold].Test.Select(t => Pick(samples, t, group))], Targets(samples, folds[fold].Test));
            }),
        ], cancellationToken);
    }

    /// <summary>The share of each group in what the models of the folds say of themselves (mean decrease impurity, MDI, for trees; coefficients for linear ones).</summary>
    /// <param name="learner">A learner whose models are <see cref="IFeatureImportance"/>.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="folds">The purged folds; their tests are not looked at.</param>
    /// <param name="seed">The seed of the learner.</param>
    /// <param name="groups">The positions of the columns whose shares are added up; <see langword="null"/> for each column by itself.</param>
    /// <param name="weighting">What training samples weigh (<see cref="TrainingOptions.Weighting"/>, <see cref="TrainingOptions.OldestWeight"/>), and on how many threads at most; <see langword="null"/> weighs each the same.</param>
    /// <param name="cancellationToken">Cancels the measuring.</param>
    /// <returns>One result for each group, in order.</returns>
    /// <exception cref="ArgumentException">There are no folds, a group is empty or names no column, or the models say nothing of themselves.</exception>
    public static IReadOnlyList<FeatureImportanceResult> MeanDecreaseImpurity(
        ILearner learner, SampleSet samples, IReadOnlyList<PurgedFold> folds, long seed, IReadOnlyList<IReadOnlyList<int>>? groups = null, TrainingOptions? weighting = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(learner);
        var checkedGroups = Check(samples, folds, groups);
        return MeanDecreaseImpurity(FitEach(learner, samples, folds, seed, weighting, cancellationToken), samples, folds, checkedGroups, weighting, cancellationToken);
    }

    /// <summary>The model of each fold, for all that is measured on them.</summary>
    internal static IReadOnlyList<IModel> FitEach(
        ILearner learner, SampleSet samples, IReadOnlyList<PurgedFold> folds, long seed, TrainingOptions? weighting, CancellationToken cancellationToken)
    {
        var models = new IModel[folds.Count];
        EachFold.Run(
            0,
            folds.Count,
            weighting?.MaximumThreads ?? 0,
            (fold, threads) => models[fold] = EachFold.Within(learner, threads).Fit(
                SampleMatrix.Of(samples, folds[fold].Train, WeightsOf(weighting, samples, folds[fold].Train)), seed, cancellationToken),
            cancellationToken);
        return models;
    }

    /// <inheritdoc cref="MeanDecreaseAccuracy(ILearner, SampleSet, IReadOnlyList{PurgedFold}, long, IReadOnlyList{IReadOnlyList{int}}?, TrainingOptions?, CancellationToken)"/>
    internal static IReadOnlyList<FeatureImportanceResult> MeanDecreaseAccuracy(
        IReadOnlyList<IModel> models, SampleSet samples, IReadOnlyList<PurgedFold> folds, long seed, IReadOnlyList<IReadOnlyList<int>> groups, TrainingOptions? weighting, CancellationToken cancellationToken) =>
        Measure(samples, folds, groups, weighting, (fold, _) =>
        {
            var rows = Rows(samples, folds[fold].Test);
            var targets = Targets(samples, folds[fold].Test);
            var skill = Skill(models[fold], rows, targets);
            return
            [
                .. groups.Select((group, i) =>
                {
                    cancellationToken.ThrowIfCancellationRequested();

                    // One order for all columns of a group: what they tell together goes, what they tell of each other stays.
                    var order = Shuffled(rows.Length, unchecked(seed * 1_000_003 + fold * 1_009 + i));
                    double[][] moved = [.. rows.Select((row, r) => WithColumns(row, rows[order[r]], group))];
                    return skill - Skill(models[fold], moved, targets);
                }),
            ];
        }, cancellationToken);

    /// <inheritdoc cref="MeanDecreaseImpurity(ILearner, SampleSet, IReadOnlyList{PurgedFold}, long, IReadOnlyList{IReadOnlyList{int}}?, TrainingOptions?, CancellationToken)"/>
    internal static IReadOnlyList<FeatureImportanceResult> MeanDecreaseImpurity(
        IReadOnlyList<IModel> models, SampleSet samples, IReadOnlyList<PurgedFold> folds, IReadOnlyList<IReadOnlyList<int>> groups, TrainingOptions? weighting, CancellationToken cancellationToken) =>
        Measure(samples, folds, groups, weighting, (fold, _) => models[fold] is IFeatureImportance importance
            ? [.. groups.Select(group => group.Sum(c => importance.Importance[c]))]
            : throw new ArgumentException($"A model of kind '{models[fold].Kind}' does not say what it relies on; measure it with {nameof(MeanDecreaseAccuracy)}.", nameof(models)), cancellationToken);

    /// <summary>Each column by itself.</summary>
    internal static IReadOnlyList<IReadOnlyList<int>> EachColumn(SampleSet samples) =>
        [.. Enumerable.Range(0, samples.Features.Schema.Columns.Count).Select(c => (IReadOnlyList<int>)[c])];

    private static List<FeatureImportanceResult> Measure(
        SampleSet samples, IReadOnlyList<PurgedFold> folds, IReadOnlyList<IReadOnlyList<int>> groups, TrainingOptions? options, Func<int, int, double[]> measure, CancellationToken cancellationToken)
    {
        var byFold = new double[folds.Count][];
        EachFold.Run(0, folds.Count, options?.MaximumThreads ?? 0, (fold, threads) => byFold[fold] = measure(fold, threads), cancellationToken);
        return
        [
            .. groups.Select((group, i) =>
            {
                double[] values = [.. byFold.Select(f => f[i])];
                var mean = values.Average();
                double? error = values.Length < 2 ? null : Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1) / values.Length);
                return new FeatureImportanceResult([.. group.Select(c => samples.Features.Schema.Columns[c].Name)], mean, error, values);
            }),
        ];
    }

    /// <summary>The rank correlation of scores with targets; rows without a score do not count.</summary>
    /// <param name="model">Gives the scores.</param>
    /// <param name="rows">The features of each row.</param>
    /// <param name="targets">The target of each row.</param>
    internal static double Skill(IModel model, double[][] rows, double[] targets)
    {
        var (scores, told) = (new List<double>(rows.Length), new List<double>(rows.Length));
        for (var i = 0; i < rows.Length; i++)
        {
            if (model.TryScore(rows[i], out var score) && double.IsFinite(score))
            {
                scores.Add(score);
                told.Add(targets[i]);
            }
        }

        // Scores that do not vary have no skill.
        return scores.Count == 0 ? 0 : RankMetrics.SpearmanCorrelation([.. told], [.. scores]) ?? 0;
    }

    private static double[]? WeightsOf(TrainingOptions? weighting, SampleSet samples, IReadOnlyList<int> rows) =>
        weighting is null ? null : TrainingWeights.Of(weighting, samples, rows, "fold");

    private static double[][] Rows(SampleSet samples, IReadOnlyList<int> test) => [.. test.Select(t => samples.Features.Row(samples.Samples[t].BarIndex).ToArray())];

    private static double[] Targets(SampleSet samples, IReadOnlyList<int> test) => [.. test.Select(t => samples.Samples[t].Target)];

    private static double[] Pick(SampleSet samples, int sample, IReadOnlyList<int> group)
    {
        var row = samples.Features.Row(samples.Samples[sample].BarIndex);
        var picked = new double[group.Count];
        for (var i = 0; i < picked.Length; i++)
        {
            picked[i] = row[group[i]];
        }

        return picked;
    }

    private static double[] WithColumns(double[] row, double[] other, IReadOnlyList<int> group)
    {
        double[] copy = [.. row];
        foreach (var column in group)
        {
            copy[column] = other[column];
        }

        return copy;
    }

    /// <summary>The positions from 0 in an order that a seed gives.</summary>
    internal static int[] Shuffled(int count, long seed)
    {
        var random = new DeterministicRandom(seed);
        int[] order = [.. Enumerable.Range(0, count)];
        for (var i = count - 1; i > 0; i--)
        {
            var k = random.NextInt32(i + 1);
            (order[i], order[k]) = (order[k], order[i]);
        }

        return order;
    }

    private static IReadOnlyList<IReadOnlyList<int>> Check(SampleSet samples, IReadOnlyList<PurgedFold> folds, IReadOnlyList<IReadOnlyList<int>>? groups)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(folds);
        if (folds.Count == 0)
        {
            throw new ArgumentException("There are no folds to measure on; make some with PurgedSplits.", nameof(folds));
        }

        var width = samples.Features.Schema.Columns.Count;
        groups ??= EachColumn(samples);
        return groups.FirstOrDefault(g => g.Count == 0 || g.Any(c => c < 0 || c >= width)) is { } wrong
            ? throw new ArgumentException($"A group holds [{string.Join(", ", wrong)}]; give positions of columns from 0 to {width - 1}, at least one a group.", nameof(groups))
            : groups;
    }
}
