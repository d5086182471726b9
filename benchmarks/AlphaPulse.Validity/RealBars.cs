using AlphaPulse.Backtesting;
using AlphaPulse.Collectors;
using AlphaPulse.Features;
using AlphaPulse.Models;
using AlphaPulse.Training;

namespace AlphaPulse.Validity;

/// <summary>
/// How a regularised linear model and boosted trees compare on the bars of a file, on folds that walk forward and are purged: the area under
/// the ROC curve with the interval of its difference (DeLong, on rows whose labels do not overlap), and the difference of the net returns
/// (stationary bootstrap).
/// </summary>
internal static class RealBars
{
    private const int Horizon = 6;
    private const int Folds = 5;
    private const int Embargo = 24;
    private const double StoppingShare = 0.2;
    private const double Normal975 = 1.959963984540054;
    private static readonly (BoostedTreesLearner Learner, bool Stops)[] Challengers =
    [
        (new() { Loss = BoostingLoss.Logistic, MaxDepth = 3, Rounds = 500, LearningRate = 0.05, EarlyStoppingRounds = 30 }, true),
        (new() { Loss = BoostingLoss.Logistic, MaxDepth = 6, Rounds = 200, LearningRate = 0.1 }, false),
    ];

    /// <summary>The heading of the table.</summary>
    public static string Heading =>
        "| bars | rows | trees | AUC logistic | AUC trees | trees minus logistic, 95 % | net return a bar, trees minus logistic, 95 % |\n| --- | ---: | --- | ---: | ---: | --- | --- |";

    /// <summary>Compares on one file.</summary>
    /// <param name="file">A CSV file of bars.</param>
    /// <param name="cancellationToken">Cancels the fits.</param>
    /// <returns>A row of the table for each kind of trees.</returns>
    public static async Task<IReadOnlyList<string>> CompareAsync(string file, CancellationToken cancellationToken)
    {
        var loaded = await CsvBarLoader.LoadAsync(file, options: null, cancellationToken).ConfigureAwait(false);
        var calendar = loaded.Report.Calendar;
        var features = FeatureMatrix.Compute(FeatureSets.Stationary39, calendar, loaded.Bars, cancellationToken);
        var samples = SampleSet.Build(features, Labels.Direction(Horizon), calendar);
        var folds = PurgedSplits.WalkForward(SampleTimeline.Of(samples.Samples), Folds, Embargo);
        var linear = Score(samples, folds, new LogisticLearner { Alpha = 100 }, stops: false, cancellationToken);
        var name = Path.GetFileNameWithoutExtension(file);
        var costs = new TradingCosts();
        var linearReturns = Returns(features, calendar, linear, folds, samples, costs);
        var rows = new List<string>();
        foreach (var (learner, stops) in Challengers)
        {
            var trees = Score(samples, folds, learner, stops, cancellationToken);
            int[] apart = [.. folds.SelectMany(f => f.Test).Where((row, i) => i % Horizon == 0 && linear[row] is not null && trees[row] is not null)];
            var areas = DeLongTest.Compare(
                [.. apart.Select(r => samples.Samples[r].Target)], [.. apart.Select(r => trees[r]!.Value)], [.. apart.Select(r => linear[r]!.Value)]);
            var difference = areas.FirstAuc - areas.SecondAuc;
            var half = Normal975 * Math.Sqrt(areas.Variance);
            var money = StationaryBootstrap.TestMean(
                [.. Returns(features, calendar, trees, folds, samples, costs).Zip(linearReturns, (a, b) => a - b)], seed: 1, options: null, cancellationToken);
            var kind = stops ? $"depth {learner.MaxDepth}, early stopping" : $"depth {learner.MaxDepth}, {learner.Rounds} rounds";
            rows.Add(FormattableString.Invariant(
                $"| {name} | {apart.Length:#,0} | {kind} | {areas.SecondAuc:0.000} | {areas.FirstAuc:0.000} | {difference:+0.000;-0.000} ({difference - half:+0.000;-0.000} to {difference + half:+0.000;-0.000}) | {money.Mean * 1e4:+0.00;-0.00} bp ({money.Lower * 1e4:+0.00;-0.00} to {money.Upper * 1e4:+0.00;-0.00}) |"));
        }

        return rows;
    }

    /// <summary>What each tested row is scored by the model of its fold.</summary>
    private static double?[] Score(SampleSet samples, IReadOnlyList<PurgedFold> folds, ILearner learner, bool stops, CancellationToken cancellationToken)
    {
        var scores = new double?[samples.Samples.Count];
        foreach (var fold in folds)
        {
            IModel model;
            if (stops && learner is IValidatedLearner validated)
            {
                var slice = PurgedSplits.WalkForward(SampleTimeline.Of(samples.Samples, fold.Train), 1, Embargo, firstTrainShare: 1 - StoppingShare)[0];
                model = validated.Fit(SampleMatrix.Of(samples, slice.Train), SampleMatrix.Of(samples, slice.Test), 1, cancellationToken).Model;
            }
            else
            {
                model = learner.Fit(SampleMatrix.Of(samples, fold.Train), 1, cancellationToken);
            }

            foreach (var row in fold.Test)
            {
                scores[row] = model.TryScore(samples.Features.Row(samples.Samples[row].BarIndex), out var score) ? score : null;
            }
        }

        return scores;
    }

    /// <summary>The net returns of the sides that the scores take, on the bars of the tests.</summary>
    private static double[] Returns(
        FeatureMatrix features, ITradingCalendar calendar, double?[] scores, IReadOnlyList<PurgedFold> folds, SampleSet samples, TradingCosts costs)
    {
        var from = samples.Samples[folds[0].Test[0]].BarIndex;
        var sides = new SignalDirection?[features.Count - from];
        foreach (var row in folds.SelectMany(f => f.Test))
        {
            sides[samples.Samples[row].BarIndex - from] = scores[row] is { } score ? (score > 0.5 ? SignalDirection.Long : SignalDirection.Short) : null;
        }

        return new BacktestRunner(costs, calendar).Run([.. features.Bars.Skip(from)], new PositionPath(sides)).GetNetReturns();
    }
}
