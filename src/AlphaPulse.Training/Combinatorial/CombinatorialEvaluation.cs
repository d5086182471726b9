using AlphaPulse.Backtesting;
using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>Fits the chosen plan on each split as the folds of a search are fitted, and follows every path through the bars before the holdout.</summary>
internal sealed class CombinatorialEvaluation(
    CombinatorialOptions combinatorial, TrainingOptions options, TrainingParts parts, TrialRunner runner, TimeProvider time)
{
    /// <summary>Evaluates.</summary>
    /// <param name="best">The chosen trial.</param>
    /// <param name="runs">Every trial, which the deflated ratios pay for.</param>
    /// <param name="progress">Is told of each split that is fitted.</param>
    /// <param name="cancellationToken">Cancels the evaluation.</param>
    /// <returns>The paths.</returns>
    /// <exception cref="InsufficientHistoryException">A split would have nothing to train or to test on.</exception>
    /// <exception cref="LearningException">The learner has no model for the samples of a split.</exception>
    public CombinatorialReport Run(TrialRun best, IReadOnlyList<TrialRun> runs, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var (set, split) = parts.For(best.Plan.Candidate.Label);
        var timeline = SampleTimeline.Of(set.Samples, split.Refit);
        var folds = PurgedSplits.Combinatorial(timeline, new CombinatorialSplits(combinatorial.Groups, combinatorial.TestGroups), options.Split.EmbargoBars);
        var bars = TrainingParts.Divide(set, folds.GroupStarts, split.ValidationBars.End.Value);
        var tested = new TestedSplit?[folds.Folds.Count];
        var (paths, times) = (new List<CombinatorialPath>(), Array.Empty<DateTimeOffset>());
        var (started, gate, done) = (time.GetTimestamp(), new Lock(), 0);
        var luck = TrialGuards.SharpeVariance(runs);
        for (var path = 0; path < folds.Splits.Paths && (path == 0 || combinatorial.TimeBudget is not { } budget || time.GetElapsedTime(started) < budget); path++)
        {
            // Under a budget only the splits of the next path are fitted, so that what is begun becomes a whole path.
            var wanted = combinatorial.TimeBudget is null ? Enumerable.Range(0, tested.Length) : Enumerable.Range(0, bars.Length).Select(g => folds.Splits.SplitOf(path, g));
            int[] missing = [.. wanted.Distinct().Where(s => tested[s] is null)];
            EachFold.Run(
                0,
                missing.Length,
                options.MaximumThreads,
                (i, threads) =>
                {
                    tested[missing[i]] = Test(best.Plan, set, folds, missing[i], bars, threads, cancellationToken);
                    lock (gate)
                    {
                        done++;
                        progress?.Report(new TrainingProgress(runs.Count, runs.Count) { Splits = done, PlannedSplits = tested.Length });
                    }
                },
                cancellationToken);
            var account = Follow(path, folds, bars, tested, cancellationToken);
            times = [account.Steps[0].From, .. account.Steps.Select(s => s.To)];
            paths.Add(Describe(path, account, RankCorrelation(path, timeline, folds, set, tested), luck, runs.Count));
        }

        return new CombinatorialReport
        {
            Groups = combinatorial.Groups,
            TestGroups = combinatorial.TestGroups,
            Splits = done,
            PlannedPaths = folds.Splits.Paths,
            Paths = paths,
            Trials = runs.Count,
            Times = times,
        };
    }

    /// <summary>Only what a split says is kept of it: models of many splits may be large.</summary>
    private TestedSplit Test(TrialPlan plan, SampleSet set, CombinatorialPurgedFolds folds, int split, Range[] bars, int threads, CancellationToken cancellationToken)
    {
        var (model, rule, _) = runner.FitOnFold(plan, set, folds.Folds[split].Train, threads, cancellationToken);
        double[] scores = [.. folds.Folds[split].Test.Select(p => model.TryScore(set.Features.Row(set.Samples[p].BarIndex), out var score) && double.IsFinite(score) ? score : double.NaN)];
        return new TestedSplit(folds.Splits.Splits[split].ToDictionary(g => g, g => DecisionPath.Of(model, rule, set.Features, bars[g])), scores);
    }

    /// <summary>One account through all groups: a position is carried over the border of two of them until the next model calls another.</summary>
    private BacktestResult Follow(int path, CombinatorialPurgedFolds folds, Range[] bars, TestedSplit?[] tested, CancellationToken cancellationToken)
    {
        var sides = new List<SignalDirection?>();
        for (var group = 0; group < bars.Length; group++)
        {
            var decided = tested[folds.Splits.SplitOf(path, group)]!.Sides[group];
            sides.AddRange(Enumerable.Range(0, decided.Count).Select(bar => decided[bar]));
        }

        return runner.Account(new PositionPath(sides), bars[0].Start..bars[^1].End, cancellationToken);
    }

    private static double? RankCorrelation(int path, SampleTimeline timeline, CombinatorialPurgedFolds folds, SampleSet set, TestedSplit?[] tested)
    {
        var scores = folds.Assemble<double>(path, [.. tested.Select(t => t?.Scores ?? [])]);
        var scored = timeline.Positions.Zip(scores, (position, score) => (set.Samples[position].Target, Score: score)).Where(s => !double.IsNaN(s.Score)).ToList();
        return scored.Count == 0 ? null : RankMetrics.SpearmanCorrelation([.. scored.Select(s => s.Target)], [.. scored.Select(s => s.Score)]);
    }

    private static CombinatorialPath Describe(int path, BacktestResult account, double? correlation, double? luck, int trials)
    {
        var result = StrategyResult.Of(GuardText.Of($"path {path + 1}"), account);
        var estimate = result.Sharpe is null ? null : SharpeEstimate.FromReturns(account.GetNetReturns());
        return new CombinatorialPath(result)
        {
            RankCorrelation = correlation,
            ProbabilisticSharpe = estimate?.ProbabilityAbove(),
            DeflatedSharpe = luck is { } variance ? estimate?.DeflatedProbability(variance, trials) : null,
            Equity = [1, .. account.Steps.Select(s => s.Equity)],
        };
    }

    /// <summary>What the model of a split said: a side at each bar of each group that it was tested on, and a score of each sample there.</summary>
    private sealed record TestedSplit(IReadOnlyDictionary<int, PositionPath> Sides, IReadOnlyList<double> Scores);
}
