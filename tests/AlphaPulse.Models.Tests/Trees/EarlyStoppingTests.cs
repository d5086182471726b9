namespace AlphaPulse.Models.Tests.Trees;

public sealed class EarlyStoppingTests
{
    private static readonly BoostedTreesLearner Learner = new() { Rounds = 150, LearningRate = 0.3, MinRowsPerLeaf = 2, EarlyStoppingRounds = 7 };

    private static readonly BoostedTreesLearner[] Losses = [Learner, Learner with { Loss = BoostingLoss.Logistic }];

    private static readonly TrainingMatrix Rows = Samples.Random(600, 3, 3, BoostedTreesLearnerTests.Classes);

    private static readonly TrainingMatrix Slice = Samples.Random(300, 3, 4, BoostedTreesLearnerTests.Classes);

    [Fact]
    public void The_best_round_is_kept_and_training_stops_after_the_patience()
    {
        foreach (var learner in Losses)
        {
            var (model, curve) = learner.Fit(Rows, Slice, 0);
            var trees = (TreeEnsembleModel)model;
            Assert.InRange(curve.BestRound, 1, 100);
            Assert.Equal(curve.BestRound + 7, curve.Rounds);
            Assert.Equal(curve.BestRound, trees.Trees.Count);
            Assert.Equal(curve.Validation.Min(), curve.Validation[curve.BestRound]);
            BoostedTreesLearnerTests.AssertLoss(learner, trees, Slice, curve.Validation[curve.BestRound]);
            BoostedTreesLearnerTests.AssertLoss(learner, trees, Rows, curve.Training[curve.BestRound]);
        }
    }

    [Fact]
    public void The_loss_on_the_training_rows_falls_in_every_round()
    {
        foreach (var learner in Losses)
        {
            var curve = (learner with { EarlyStoppingRounds = 1000 }).Fit(Rows, Slice, 0).Curve;
            Assert.Equal(150, curve.Rounds);
            Assert.All(curve.Training.Zip(curve.Training.Skip(1)), pair => Assert.True(pair.Second < pair.First));
        }
    }

    [Fact]
    public void Where_the_slice_says_the_opposite_no_tree_is_kept()
    {
        double[] opposite = [.. Rows.Targets.ToArray().Select(y => 1 - y)];
        var slice = new TrainingMatrix(Rows.Schema, [.. Rows.Column(0), .. Rows.Column(1), .. Rows.Column(2)], opposite);
        foreach (var learner in Losses)
        {
            var fit = learner.Fit(Rows, slice, 0);
            Assert.Equal(0, fit.Curve.BestRound);
            Assert.Equal(7, fit.Curve.Rounds);
            Assert.Empty(((TreeEnsembleModel)fit.Model).Trees);
            Assert.Empty(((TreeEnsembleModel)learner.WithRounds(0).Fit(Rows, 0)).Trees);
        }
    }

    [Fact]
    public void The_weights_of_the_slice_count()
    {
        double[] weights = [.. Enumerable.Range(0, Slice.Rows).Select(i => i < 100 ? 2.0 : 0.0)];
        var weighted = new TrainingMatrix(Slice.Schema, [.. Slice.Column(0), .. Slice.Column(1), .. Slice.Column(2)], Slice.Targets.ToArray(), weights);
        foreach (var learner in Losses)
        {
            var fit = learner.Fit(Rows, weighted, 0);
            BoostedTreesLearnerTests.AssertLoss(learner, (TreeEnsembleModel)fit.Model, weighted, fit.Curve.Validation[fit.Curve.BestRound]);
        }
    }

    [Fact]
    public void A_slice_that_does_not_fit_is_refused()
    {
        var narrow = Samples.Random(10, 2, 1, BoostedTreesLearnerTests.Classes);
        Assert.Contains(
            "same features", Assert.Throws<ArgumentException>(() => Learner.Fit(Rows, narrow, 0)).Message, StringComparison.Ordinal);
        var noClasses = Samples.Random(10, 3, 1, (sum, _) => sum);
        Assert.Contains(
            "validation row 0", Assert.Throws<LearningException>(() => Losses[1].Fit(Rows, noClasses, 0)).Message, StringComparison.Ordinal);
        var huge = Samples.Random(10, 3, 1, (_, _) => 1e200);
        Assert.Contains(
            "validation rows", Assert.Throws<LearningException>(() => Learner.Fit(Rows, huge, 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_curve_takes_the_first_of_equal_losses_and_refuses_what_is_no_curve()
    {
        Assert.Equal(2, new LearningCurve([3, 2, 1, 0], [3, 2, 1, 1]).BestRound);
        Assert.Throws<ArgumentException>(() => new LearningCurve([], []));
        Assert.Throws<ArgumentException>(() => new LearningCurve([1], [1, 2]));
        Assert.Throws<ArgumentException>(() => new LearningCurve([1], [double.NaN]));
    }
}
