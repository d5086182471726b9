namespace AlphaPulse.Models.Tests.Trees;

public sealed class BoostingRunTests
{
    private static readonly TrainingMatrix Data = TreeSamples.Rows(600, 1);

    private static readonly TrainingMatrix Other = TreeSamples.Rows(400, 2);

    private static Dictionary<string, TrainingMatrix> Sets => new(StringComparer.Ordinal) { ["slice"] = Other, ["holdout"] = TreeSamples.Rows(300, 9) };

    [Fact]
    public void Going_on_from_a_model_gives_the_bytes_of_one_long_training()
    {
        foreach (var learner in new[] { TreeSamples.Kinds["depth-wise"], TreeSamples.Kinds["leaf-wise"], TreeSamples.Kinds["logistic"], TreeSamples.Kinds["poisson"] })
        {
            var start = learner.WithRounds(5).Fit(Data, new BoostingRun()).Model;
            var result = learner.WithRounds(3).Fit(Data, new BoostingRun { Start = start });
            Assert.Equal(3, result.Rounds);
            Assert.Equal(TreeSamples.Bytes(learner.WithRounds(8).Fit(Data, 0)), TreeSamples.Bytes(result.Model));
        }
    }

    [Theory]
    [MemberData(nameof(TreeSamples.Names), MemberType = typeof(TreeSamples))]
    public void The_curves_of_all_sets_are_the_losses_of_the_model(string kind)
    {
        var learner = TreeSamples.Kinds[kind];
        var result = learner.Fit(Data, new BoostingRun { Seed = 3, Watched = Sets });
        Assert.Equal(["holdout", "slice", BoostingRun.TrainingCurve], result.Curves.Keys.Order(StringComparer.Ordinal));
        Assert.All(result.Curves.Values, curve => Assert.Equal(9, curve.Count));
        foreach (var (name, set) in Sets.Append(new(BoostingRun.TrainingCurve, Data)))
        {
            Assert.Equal(MeanLoss(learner, result.Model, set), result.Curves[name][^1], 1e-9);
        }

        Assert.True(result.Curves[BoostingRun.TrainingCurve][^1] < result.Curves[BoostingRun.TrainingCurve][0]);
    }

    [Theory]
    [InlineData("dart")]
    [InlineData("forest")]
    [InlineData("symmetric")]
    public void The_model_of_the_best_round_has_the_loss_of_that_round(string kind)
    {
        var learner = TreeSamples.Kinds[kind] with { Rounds = 60, EarlyStoppingRounds = 5, LearningRate = 0.8 };
        var result = learner.Fit(Data, new BoostingRun { Seed = 3, Watched = Sets, StopOn = "slice" });
        Assert.Equal(result.Curves["slice"].Min(), result.Curves["slice"][result.BestRound]);
        Assert.Equal(result.BestRound, result.Model.Trees.Count);
        Assert.Equal(MeanLoss(learner, result.Model, Other), result.Curves["slice"][result.BestRound], 1e-9);
    }

    [Fact]
    public void An_improvement_below_the_least_that_counts_uses_up_patience()
    {
        var learner = TreeSamples.Small with { Rounds = 200, LearningRate = 0.01, EarlyStoppingRounds = 4 };
        var run = new BoostingRun { Watched = Sets, StopOn = "slice" };
        var patient = learner.Fit(Data, run);
        var hasty = (learner with { EarlyStoppingMinDelta = 1 }).Fit(Data, run);
        Assert.Equal(4, hasty.Rounds);
        Assert.Equal(4, hasty.BestRound);
        Assert.True(patient.Rounds > 50);
    }

    [Fact]
    public void Progress_is_told_after_every_round()
    {
        var told = new List<BoostingProgress>();
        var result = TreeSamples.Small.Fit(Data, new BoostingRun { Watched = Sets, Progress = new Listener(told.Add) });
        Assert.Equal(Enumerable.Range(1, 8), told.Select(p => p.Round));
        Assert.All(told, p => Assert.Equal(8, p.Rounds));
        Assert.Equal(result.Curves["holdout"].Skip(1), told.Select(p => p.Losses["holdout"]));
    }

    [Fact]
    public void A_training_can_be_cancelled_between_rounds()
    {
        using var source = new CancellationTokenSource();
        var run = new BoostingRun { Progress = new Listener(p => { if (p.Round == 3) { source.Cancel(); } }) };
        Assert.Throws<OperationCanceledException>(() => TreeSamples.Small.Fit(Data, run, source.Token));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var learner = TreeSamples.Small;
        var model = learner.Fit(Data, new BoostingRun()).Model;
        AssertRefused("not watched", learner, new BoostingRun { StopOn = "slice" });
        AssertRefused("training rows", learner, new BoostingRun { Watched = new Dictionary<string, TrainingMatrix>(StringComparer.Ordinal) { ["training"] = Other } });
        AssertRefused("same features", learner, new BoostingRun { Watched = new Dictionary<string, TrainingMatrix>(StringComparer.Ordinal) { ["x"] = TreeSamples.Rows(50, 1, 3) } });
        AssertRefused("Go on", learner with { Loss = BoostingLoss.Logistic }, new BoostingRun { Start = model });
        AssertRefused("Go on", learner with { Loss = BoostingLoss.Poisson }, new BoostingRun { Start = model });
        AssertRefused("forest", learner with { Mode = BoostingMode.Forest }, new BoostingRun { Start = model });

        static void AssertRefused(string reason, BoostedTreesLearner learner, BoostingRun run) => Assert.Contains(
            reason, Assert.Throws<ArgumentException>(() => learner.Fit(Data, run)).Message, StringComparison.Ordinal);
    }

    private static double MeanLoss(BoostedTreesLearner learner, TreeEnsembleModel model, TrainingMatrix data)
    {
        var (sum, weights) = (0.0, 0.0);
        for (var row = 0; row < data.Rows; row++)
        {
            sum += data.Weights[row] * Loss(learner, TreeSamples.Score(model, data, row), data.Targets[row]);
            weights += data.Weights[row];
        }

        return sum / weights;
    }

    private static double Loss(BoostedTreesLearner learner, double score, double target) => learner.Objective is { } own
        ? own.Loss(score, target)
        : learner.Loss switch
        {
            BoostingLoss.Logistic => -Math.Log(target == 1 ? score : 1 - score),
            BoostingLoss.Absolute => Math.Abs(score - target),
            BoostingLoss.Huber => Math.Abs(score - target) is var e && e <= 1 ? e * e / 2 : e - 0.5,
            BoostingLoss.Quantile => Math.Max(0.8 * (target - score), 0.2 * (score - target)),
            BoostingLoss.Poisson => score - target * Math.Log(score),
            _ => (score - target) * (score - target) / 2,
        };

    private sealed class Listener(Action<BoostingProgress> report) : IProgress<BoostingProgress>
    {
        public void Report(BoostingProgress value) => report(value);
    }
}
