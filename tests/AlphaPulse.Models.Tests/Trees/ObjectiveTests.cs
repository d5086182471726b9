using System.Runtime.Intrinsics;

namespace AlphaPulse.Models.Tests.Trees;

public sealed class ObjectiveTests
{
    private static readonly TrainingMatrix Data = TreeSamples.Rows(300, 1);

    [Theory]
    [InlineData(BoostingLoss.Squared)]
    [InlineData(BoostingLoss.Logistic)]
    [InlineData(BoostingLoss.Absolute)]
    [InlineData(BoostingLoss.Huber)]
    [InlineData(BoostingLoss.Quantile)]
    [InlineData(BoostingLoss.Poisson)]
    public void Derivatives_are_those_of_the_loss_and_the_base_score_is_its_minimum(BoostingLoss kind)
    {
        var learner = new BoostedTreesLearner { Loss = kind, HuberDistance = 0.6, Quantile = 0.3, Rounds = 0, MinRowsPerLeaf = 1 };
        var loss = LossFunction.Of(learner);
        double[] scores = [-2, -0.7, 0.2, 0.9, 1.4, 3, 5];
        foreach (var target in new[] { 0.0, 1 })
        {
            var first = new double[scores.Length];
            var second = new double[scores.Length];
            loss.Differentiate(scores, [.. Enumerable.Repeat(target, scores.Length)], first, second);
            for (var i = 0; i < scores.Length; i++)
            {
                const double step = 1e-5;
                var (below, at, above) = (loss.Loss(scores[i] - step, target), loss.Loss(scores[i], target), loss.Loss(scores[i] + step, target));
                Assert.Equal((above - below) / (2 * step), first[i], 1e-6);
                if (kind is BoostingLoss.Squared or BoostingLoss.Logistic or BoostingLoss.Poisson)
                {
                    Assert.Equal((above - 2 * at + below) / (step * step), second[i], 1e-3);
                }
                else
                {
                    Assert.Equal(1, second[i]);
                }
            }
        }

        var start = ((TreeEnsembleModel)learner.Fit(Data, 0)).BaseScore;
        double Total(double score) => Enumerable.Range(0, Data.Rows).Sum(r => Data.Weights[r] * loss.Loss(score, Data.Targets[r]));
        Assert.True(Total(start) <= Math.Min(Total(start - 1e-3), Total(start + 1e-3)) + 1e-12);
    }

    [Theory]
    [InlineData(BoostingLoss.Absolute, 0.5)]
    [InlineData(BoostingLoss.Quantile, 0.7)]
    public void Leaves_are_quantiles_of_what_their_rows_lack(BoostingLoss kind, double quantile)
    {
        var learner = new BoostedTreesLearner { Loss = kind, Quantile = quantile, Rounds = 1, LearningRate = 1, MaxDepth = 1, MinRowsPerLeaf = 2 };
        double[] targets = [1, 2, 30, 101, 102, 103, 1000, 1001];
        var model = (TreeEnsembleModel)learner.Fit(new TrainingMatrix(Samples.Schema(1), [1, 1, 1, 2, 2, 2, 2, 2], targets), 0);
        var left = quantile == 0.5 ? 2 : 30;
        var right = quantile == 0.5 ? 103 : 1000;
        Assert.True(model.TryScore([1], out var low));
        Assert.True(model.TryScore([2], out var high));
        Assert.Equal([left, right], [low, high]);
    }

    [Fact]
    public void A_Poisson_model_scores_expected_counts()
    {
        var data = Samples.Random(3000, 1, 3, (sum, random) => Enumerable.Range(0, 40).Count(_ => random.NextDouble() < Math.Exp(sum) / 40));
        var model = new BoostedTreesLearner { Loss = BoostingLoss.Poisson, LearningRate = 0.2 }.Fit(data, 0);
        foreach (var x in new[] { -2.0, 0, 2 })
        {
            Assert.True(model.TryScore([x], out var count));
            Assert.InRange(count / Math.Exp(x / 2), 0.7, 1.4);
        }

        Assert.Throws<LearningException>(() => new BoostedTreesLearner { Loss = BoostingLoss.Poisson, MinRowsPerLeaf = 1 }.Fit(new TrainingMatrix(Samples.Schema(1), [1, 2], [1, -1]), 0));
        Assert.Throws<LearningException>(() => new BoostedTreesLearner { Loss = BoostingLoss.Poisson, MinRowsPerLeaf = 1 }.Fit(new TrainingMatrix(Samples.Schema(1), [1, 2], [0, 0]), 0));
    }

    [Fact]
    public void An_objective_of_one_s_own_with_the_derivatives_of_a_loss_gives_its_trees()
    {
        var squared = new BoostingObjective(
            "mine",
            (scores, targets, first, second) =>
            {
                for (var i = 0; i < scores.Length; i++)
                {
                    first[i] = scores[i] - targets[i];
                }

                second.Fill(1);
            },
            (score, target) => (score - target) * (score - target) / 2,
            ((TreeEnsembleModel)TreeSamples.Small.Fit(Data, 0)).BaseScore);
        var learner = TreeSamples.Small with { Objective = squared };
        Assert.Equal("mine", learner.Options["loss"]);
        Assert.Equal(TreeSamples.Bytes(TreeSamples.Small.Fit(Data, 0)), TreeSamples.Bytes(learner.Fit(Data, 0)));
        foreach (var (first, second) in new[] { (double.NaN, 1.0), (1, -1), (1, double.PositiveInfinity) })
        {
            var wrong = new BoostingObjective("wrong", (_, _, g, h) => { g.Fill(first); h.Fill(second); }, (_, _) => 0);
            Assert.Contains("'wrong'", Assert.Throws<LearningException>(() => (TreeSamples.Small with { Objective = wrong }).Fit(Data, 0)).Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => new BoostingObjective("x", squared.Gradient, squared.Loss, double.NaN));
    }

    [Fact]
    public void A_positive_weight_weighs_the_rows_of_that_class()
    {
        var learner = TreeSamples.Kinds["logistic"];
        double[] weights = [.. Data.Targets.ToArray().Zip(Data.Weights.ToArray(), (y, w) => y == 1 ? 4 * w : w)];
        double[] features = [.. Enumerable.Range(0, Data.Columns).SelectMany(c => Data.Column(c).ToArray())];
        var weighted = (TreeEnsembleModel)learner.Fit(new TrainingMatrix(Data.Schema, features, Data.Targets.ToArray(), weights), 0);
        var positive = (TreeEnsembleModel)(learner with { PositiveWeight = 4 }).Fit(Data, 0);
        Assert.Equal(weighted.BaseScore, positive.BaseScore, 1e-12);
    }

    [Fact]
    public void The_exponential_function_is_exact_to_two_units_in_the_last_place()
    {
        var random = new DeterministicRandom(1);
        for (var i = 0; i < 20_000; i++)
        {
            var x = i < 10_000 ? 20 * random.NextNormal() : 350 * random.NextNormal();
            var exact = Math.Exp(Math.Clamp(x, -708, 708));
            Assert.Equal(exact, VectorExp.Evaluate(Vector256.Create(x)).GetElement(i % 4), exact * Math.ScaleB(1, -51));
        }

        Assert.Equal(1, VectorExp.Evaluate(Vector256<double>.Zero).ToScalar());
        Assert.Equal(0.5, VectorExp.Logistic(Vector256<double>.Zero).ToScalar());
    }
}
