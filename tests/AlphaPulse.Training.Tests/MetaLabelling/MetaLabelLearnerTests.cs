using AlphaPulse.Models;

namespace AlphaPulse.Training.Tests.MetaLabelling;

public sealed class MetaLabelLearnerTests
{
    private const int Count = 1_200;

    [Fact]
    public void Sides_come_from_models_that_saw_neither_the_row_nor_a_label_that_overlaps_it()
    {
        var memory = new MetaScene.Memory { All = Count };
        var data = MetaScene.Rows(Count);
        var model = (MetaLabelledModel)MetaScene.Learner(memory, new MetaScene.Stubborn(0, 0, 0, 0)).Fit(data, 1);
        Assert.Equal((Count, 0), (memory.Asked, memory.Shared));

        // Its own rows would have told that the memory is never wrong; of rows that it did not see it takes the long, which pays half of the time.
        Assert.Equal(1.0, IsRight(memory.Fit(data, 1), data), 1e-12);
        Assert.True(model.TryTrust([-1, 0, 0], out var side, out var trust));
        Assert.Equal(SignalDirection.Long, side);
        Assert.Equal(data.Targets.ToArray().Count(t => t == 1) / (double)Count, trust, 1e-3);
        Assert.InRange(trust, 0.45, 0.55);
    }

    [Fact]
    public void The_secondary_model_learns_where_the_primary_one_can_be_trusted()
    {
        var model = (MetaLabelledModel)MetaScene.Learner(secondary: new BoostedTreesLearner { Loss = BoostingLoss.Logistic, MaxDepth = 2, Rounds = 30 }).Fit(MetaScene.Rows(Count), 1);
        var later = MetaScene.Rows(Count, seed: 2);
        var (bets, won, told, lost) = (0, 0, 0, 0.0);
        var row = new double[3];
        for (var i = 0; i < later.Rows; i++)
        {
            later.CopyRow(i, row);
            Assert.True(model.TryScore(row, out var score));
            bets += Math.Abs(score) > 0.3 ? 1 : 0;
            told += Math.Abs(score) > 0.3 && row[2] > 0 ? 1 : 0;
            won += score * later.Targets[i] > 0.3 ? 1 : 0;
            lost += row[2] < -0.2 ? Math.Abs(score) : 0;
        }

        // The primary model alone is right in three of four rows.
        Assert.True(bets > Count / 3, $"{bets} bets");
        Assert.True(told > 0.85 * bets && won > 0.9 * bets, $"{won} of {bets} won, {told} where the side can be told");
        Assert.True(lost / Count < 0.1, $"{lost} staked where nothing can be told");
    }

    [Fact]
    public void Parts_that_grow_stop_on_the_newest_rows_of_each_fold_which_share_nothing_with_those_that_they_grow_on()
    {
        var data = MetaScene.Rows(Count);
        var growing = new BoostedTreesLearner { Loss = BoostingLoss.Logistic, MaxDepth = 6, Rounds = 80, LearningRate = 0.5, MinRowsPerLeaf = 2 };
        var learner = MetaScene.Learner(new BoostedTreesLearner { MaxDepth = 3, Rounds = 40, LearningRate = 0.3 }, growing);
        var fit = learner.FitPair(data, 1, CancellationToken.None);
        Assert.Equal(["primary", "primary", "primary", "secondary", "secondary", "secondary"], fit.Stops.Select(s => s.Part));
        for (var i = 0; i < fit.Stops.Count; i++)
        {
            var stop = fit.Stops[i];
            Assert.InRange(stop.Curve.BestRound, 1, stop.Part == "primary" ? 40 : 79);
            Assert.Equal(Enumerable.Range(i % 3 * 400, 400), stop.Tested);
            Assert.Equal(new[] { Enumerable.Range(1_041, 159), Enumerable.Range(1_043, 157), Enumerable.Range(632, 159) }[i % 3], stop.Stopping);

            // The label of a row ends six bars on, and three more are the embargo.
            Assert.Equal(stop.Stopping[0] - MetaScene.Horizon - 3, stop.Growing.Max() + 1);
            Assert.All(stop.Growing.Concat(stop.Stopping), row => Assert.True(stop.Tested[0] - row > MetaScene.Horizon + 3 || row - stop.Tested[^1] > MetaScene.Horizon + 3));
        }

        // Each is fitted with the middle of the rounds on all rows; more than that it would learn by heart.
        Assert.Equal(fit.Rounds["primary"], ((TreeEnsembleModel)fit.Model.Primary).Trees.Count);
        Assert.Equal(fit.Rounds["secondary"], ((TreeEnsembleModel)((CalibratedModel)fit.Model.Secondary).Model).Trees.Count);
        Assert.Empty(MetaScene.Learner().FitPair(data, 1, CancellationToken.None).Stops);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MetaLabelLearner(new RidgeLearner(), new LogisticLearner(), 1) { StoppingShare = 0.6 });
    }

    [Fact]
    public void A_model_is_the_same_for_the_same_rows_and_seed()
    {
        var learner = MetaScene.Learner(secondary: new BoostedTreesLearner { Loss = BoostingLoss.Logistic, MaxDepth = 2, Rounds = 5, RowFraction = 0.5 });
        Assert.Equal(Bytes(learner.Fit(MetaScene.Rows(Count), 3)), Bytes(learner.Fit(MetaScene.Rows(Count), 3)));
        Assert.NotEqual(Bytes(learner.Fit(MetaScene.Rows(Count), 3)), Bytes(learner.Fit(MetaScene.Rows(Count), 4)));
    }

    [Fact]
    public void Rows_that_weigh_nothing_teach_neither_model()
    {
        double[] weights = [.. Enumerable.Range(0, Count).Select(i => i % 3 == 0 ? 0.0 : 1.5)];
        var learner = MetaScene.Learner();
        var data = MetaScene.Rows(Count, weights: weights);
        var changed = (double[])[.. data.Targets.ToArray().Select((t, i) => i % 3 == 0 ? -t : t)];
        var values = new double[Count * 3];
        for (var i = 0; i < Count; i++)
        {
            data.CopyRow(i, values.AsSpan(i * 3, 3));
        }

        var other = TrainingMatrix.FromRows(data.Schema, values, changed, weights).WithTimes(data.Times.ToArray());
        Assert.Equal(Bytes(learner.Fit(data, 1)), Bytes(learner.Fit(other, 1)));
    }

    [Fact]
    public void Trust_that_comes_against_what_it_foretells_becomes_the_share_of_sides_that_paid()
    {
        // The third column says where the side can be told; this one trusts it where it cannot.
        var model = (MetaLabelledModel)MetaScene.Learner(secondary: new MetaScene.Stubborn(0, 0, -3, 0)).Fit(MetaScene.Rows(Count), 1);
        var calibrator = Assert.IsType<IsotonicCalibrator>(Assert.IsType<CalibratedModel>(model.Secondary).Calibrator);
        Assert.InRange(Assert.Single(calibrator.Probabilities), 0.65, 0.85);
    }

    [Fact]
    public void A_primary_classification_learns_the_side_that_pays_and_no_row_without_one()
    {
        var data = MetaScene.Rows(Count);
        var targets = data.Targets.ToArray();
        for (var i = 0; i < Count; i += 4)
        {
            targets[i] = 0;
        }

        var values = new double[Count * 3];
        for (var i = 0; i < Count; i++)
        {
            data.CopyRow(i, values.AsSpan(i * 3, 3));
        }

        var learner = MetaScene.Learner(new LogisticLearner { Alpha = 1 });
        var model = (MetaLabelledModel)learner.Fit(TrainingMatrix.FromRows(data.Schema, values, targets).WithTimes(data.Times.ToArray()), 1);
        Assert.Equal((0.5, 0.5, MetaScene.Horizon), (model.PrimaryRule.LongAbove, model.PrimaryRule.ShortBelow, model.PrimaryRule.HorizonBars));
        Assert.True(model.TryTrust([600, 2, 2], out var side, out _));
        Assert.Equal(SignalDirection.Long, side);
        Assert.True(model.TryTrust([600, -2, 2], out side, out _));
        Assert.Equal(SignalDirection.Short, side);
    }

    [Fact]
    public void Rows_that_cannot_be_divided_or_say_no_side_are_refused()
    {
        var learner = MetaScene.Learner();
        Assert.Contains("SampleMatrix.Of", Assert.Throws<UntimedSampleException>(() => learner.Fit(MetaScene.Rows(Count, isTimed: false), 1)).Message, StringComparison.Ordinal);
        Assert.Contains("too few to be divided", Assert.Throws<LearningException>(() => learner.Fit(MetaScene.Rows(12), 1)).Message, StringComparison.Ordinal);
        var data = MetaScene.Rows(Count);
        var returns = TrainingMatrix.FromRows(data.Schema, new double[Count * 3], [.. Enumerable.Repeat(0.01, Count)]).WithTimes(data.Times.ToArray());
        Assert.Contains("net_side", Assert.Throws<LearningException>(() => learner.Fit(returns, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => data.WithTimes([]));
    }

    [Fact]
    public void Learners_that_cannot_take_their_part_are_refused_and_options_name_both()
    {
        Assert.Throws<ArgumentException>(() => MetaScene.Learner(MetaScene.Learner()));
        Assert.Throws<ArgumentException>(() => MetaScene.Learner(secondary: new RidgeLearner()));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MetaLabelLearner(new RidgeLearner(), new LogisticLearner(), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MetaLabelLearner(new RidgeLearner(), new LogisticLearner(), 1) { Folds = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MetaLabelLearner(new RidgeLearner(), new LogisticLearner(), 1) { EmbargoBars = -1 });
        var options = MetaScene.Learner(new RidgeLearner { Alpha = 7 }, new LogisticLearner { Alpha = 8 }).Options;
        Assert.Equal(("ridge", "7", "logistic", "8", "platt"), (options["primary"], options["primary.alpha"], options["secondary"], options["secondary.alpha"], options["secondary_calibration"]));
    }

    private static double IsRight(IModel primary, TrainingMatrix data)
    {
        var (row, right) = (new double[3], 0);
        for (var i = 0; i < data.Rows; i++)
        {
            data.CopyRow(i, row);
            right += primary.TryScore(row, out var score) && score * data.Targets[i] > 0 ? 1 : 0;
        }

        return right / (double)data.Rows;
    }

    private static byte[] Bytes(IModel model) => ModelBytes.Of(model);
}
