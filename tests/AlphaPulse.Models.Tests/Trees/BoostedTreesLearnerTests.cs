namespace AlphaPulse.Models.Tests.Trees;

public sealed class BoostedTreesLearnerTests
{
    private static readonly BoostedTreesLearner Stump = new() { Rounds = 1, LearningRate = 0.5, MaxDepth = 1, MinRowsPerLeaf = 1 };

    private static readonly BoostedTreesLearner Small = new() { Rounds = 20, LearningRate = 0.3, MinRowsPerLeaf = 1 };

    private static readonly BoostedTreesLearner[] Losses = [Small, Small with { Loss = BoostingLoss.Logistic }];

    [Fact]
    public void A_stump_of_squared_loss_has_the_values_of_a_calculation_by_hand()
    {
        // The mean of 1, 2, 6, 7 is 4, so the derivatives are 3, 2, -2, -3 and each row counts 1. The split in the middle gains
        // 25 / 3 + 25 / 3 - 0, the leaves are -5 / (2 + 1) and 5 / (2 + 1), and half of them is added.
        var model = Fit(Stump, new TrainingMatrix(Samples.Schema(1), [10, 20, 30, 40], [1, 2, 6, 7]));
        var nodes = Assert.Single(model.Trees).Nodes;
        Assert.Equal(3, nodes.Count);
        Assert.Equal((0, 25.0, 1, 2), (nodes[0].Feature, nodes[0].Threshold, nodes[0].Left, nodes[0].Right));
        Assert.Equal(50 / 3.0, nodes[0].Gain, 1e-12);
        Assert.Equal(-5 / 6.0, nodes[1].Value, 1e-15);
        Assert.Equal(5 / 6.0, nodes[2].Value, 1e-15);
        Assert.Equal(4, model.BaseScore);
        Assert.Equal(ModelTask.Regression, model.Task);
        Assert.Equal(4 - 5 / 6.0, Score(model, 24.9), 1e-15);
        Assert.Equal(4 + 5 / 6.0, Score(model, 25), 1e-15);
    }

    [Fact]
    public void A_stump_of_logistic_loss_has_the_values_of_a_calculation_by_hand()
    {
        // Two of four are 1: log odds of 0, derivatives of 0.5 and -0.5, each row counts 0.25. Splitting after the second row gains
        // 1 / 1.5 + 1 / 1.5; the leaves are -1 / (0.5 + 1) and 1 / (0.5 + 1).
        var learner = Stump with { Loss = BoostingLoss.Logistic };
        var model = Fit(learner, new TrainingMatrix(Samples.Schema(1), [10, 20, 30, 40], [0, 0, 1, 1]));
        var nodes = Assert.Single(model.Trees).Nodes;
        Assert.Equal(0, model.BaseScore);
        Assert.Equal(25, nodes[0].Threshold);
        Assert.Equal(4 / 3.0, nodes[0].Gain, 1e-12);
        Assert.Equal(-1 / 3.0, nodes[1].Value, 1e-15);
        Assert.Equal(1 / 3.0, nodes[2].Value, 1e-15);
        Assert.Equal(ModelTask.BinaryClassification, model.Task);
        Assert.Equal(1 / (1 + Math.Exp(-1 / 3.0)), Score(model, 40), 1e-15);
    }

    [Fact]
    public void The_base_of_a_classification_is_the_log_odds_of_the_weighted_share()
    {
        var data = new TrainingMatrix(Samples.Schema(1), [1, 2, 3], [0, 1, 1], [1, 2, 1]);
        var model = Fit(Small with { Loss = BoostingLoss.Logistic, Rounds = 0 }, data);
        Assert.Empty(model.Trees);
        Assert.Equal(Math.Log(3), model.BaseScore, 1e-15);
        Assert.Equal(0.75, Score(model, 9), 1e-15);
    }

    [Fact]
    public void An_interaction_that_no_line_can_fit_is_learnt()
    {
        var data = Samples.Random(2000, 3, 5, (_, _) => 0);
        double[] targets = [.. Enumerable.Range(0, data.Rows).Select(r => data.Column(0)[r] * data.Column(1)[r] > 0 ? 1.0 : 0.0)];
        data = new TrainingMatrix(data.Schema, [.. data.Column(0), .. data.Column(1), .. data.Column(2)], targets);
        var trees = new BoostedTreesLearner { Loss = BoostingLoss.Logistic, Rounds = 300, MinRowsPerLeaf = 20 }.Fit(data, 0);
        var line = new LogisticLearner().Fit(data, 0);
        var test = Samples.Random(1000, 3, 6, (_, _) => 0);
        Assert.InRange(Hits(line, test), 0.4, 0.6);
        Assert.InRange(Hits(trees, test), 0.93, 1);
        var importance = ((IFeatureImportance)trees).Importance;
        Assert.True(importance[2] < 0.05 && importance[0] > 0.2 && importance[1] > 0.2);
        Assert.Equal(1, importance.Sum(), 1e-12);

        static double Hits(IModel model, TrainingMatrix rows)
        {
            var row = new double[3];
            var hits = 0.0;
            for (var i = 0; i < rows.Rows; i++)
            {
                rows.CopyRow(i, row);
                Assert.True(model.TryScore(row, out var score));
                hits += score >= 0.5 == row[0] * row[1] > 0 ? 1 : 0;
            }

            return hits / rows.Rows;
        }
    }

    [Fact]
    public void A_slice_does_not_change_the_trees_before_the_best_round()
    {
        foreach (var learner in Losses)
        {
            var data = Samples.Random(300, 3, 3, Classes);
            var fit = learner.Fit(data, Samples.Random(100, 3, 4, Classes), 0);
            var plain = Fit(learner.WithRounds(fit.Curve.BestRound), data);
            Assert.NotEqual(0, fit.Curve.BestRound);
            AssertSameModel(plain, (TreeEnsembleModel)fit.Model);
        }
    }

    [Fact]
    public void Missing_values_go_where_they_gain_more()
    {
        foreach (var (target, left) in new[] { (0.0, true), (1.0, false) })
        {
            var data = new TrainingMatrix(Samples.Schema(1), [1, 2, 3, 4, double.NaN, double.NaN], [0, 0, 1, 1, target, target]);
            var model = Fit(Stump, data);
            Assert.Equal(left, model.Trees[0].Nodes[0].MissingLeft);
            Assert.Equal(2.5, model.Trees[0].Nodes[0].Threshold);
            Assert.Equal(Score(model, left ? 1 : 4), Score(model, double.NaN));
            Assert.NotEqual(Score(model, left ? 4 : 1), Score(model, double.NaN));
        }
    }

    [Fact]
    public void That_a_value_is_missing_can_be_all_that_matters()
    {
        var data = new TrainingMatrix(Samples.Schema(1), [1, 2, double.NaN, 2, 1, double.NaN], [0, 0, 1, 0, 0, 1]);
        var model = Fit(Stump, data);
        Assert.True(Score(model, double.NaN) > Score(model, 1));
        Assert.Equal(Score(model, -1e300), Score(model, 1e300));
    }

    [Fact]
    public void Where_none_was_missing_the_missing_go_with_most_rows()
    {
        var few = Fit(Stump, new TrainingMatrix(Samples.Schema(1), [1, 2, 3, 4, 5], [1, 0, 0, 0, 0]));
        Assert.False(few.Trees[0].Nodes[0].MissingLeft);
        var many = Fit(Stump, new TrainingMatrix(Samples.Schema(1), [1, 2, 3, 4, 5], [1, 1, 1, 1, 0]));
        Assert.True(many.Trees[0].Nodes[0].MissingLeft);
    }

    [Fact]
    public void Integer_weights_count_like_repeated_rows_and_a_weight_of_zero_like_none()
    {
        foreach (var learner in Losses)
        {
            var weighted = Fit(learner, new TrainingMatrix(
                Samples.Schema(1), [1, 2, 3, 4, 2.5], [0, 1, 0, 1, 0], [2, 1, 3, 1, 0]));
            var repeated = Fit(learner, new TrainingMatrix(
                Samples.Schema(1), [1, 1, 2, 3, 3, 3, 4], [0, 0, 1, 0, 0, 0, 1]));
            Assert.Equal(
                repeated.Trees.SelectMany(t => t.Nodes).Select(n => (n.Feature, n.Threshold)),
                weighted.Trees.SelectMany(t => t.Nodes).Select(n => (n.Feature, n.Threshold)));
            foreach (var x in new[] { 1.0, 2, 3, 4 })
            {
                Assert.Equal(Score(repeated, x), Score(weighted, x), 1e-12);
            }
        }
    }

    [Fact]
    public void Equal_data_gives_equal_bytes_and_the_seed_decides_what_is_drawn()
    {
        var data = Samples.Random(500, 4, 3, Classes);
        foreach (var learner in Losses)
        {
            Assert.Equal(Bytes(learner.Fit(data, 1)), Bytes(learner.Fit(data, 2)));
            var drawing = learner with { RowFraction = 0.6, ColumnFraction = 0.5 };
            Assert.Equal(Bytes(drawing.Fit(data, 1)), Bytes(drawing.Fit(data, 1)));
            Assert.NotEqual(Bytes(drawing.Fit(data, 1)), Bytes(drawing.Fit(data, 2)));
            Assert.NotEqual(Bytes(drawing.Fit(data, 1)), Bytes(learner.Fit(data, 1)));
        }
    }

    [Fact]
    public void Trees_that_grow_on_half_of_the_rows_still_move_the_scores_of_all()
    {
        foreach (var learner in Losses)
        {
            var data = Samples.Random(400, 3, 3, Classes);
            var fit = (learner with { RowFraction = 0.5, ColumnFraction = 0.7, EarlyStoppingRounds = 100 }).Fit(data, data, 1);
            Assert.Equal(fit.Curve.Training, fit.Curve.Validation);
            AssertLoss(learner, (TreeEnsembleModel)fit.Model, data, fit.Curve.Training[fit.Curve.BestRound]);
        }
    }

    [Fact]
    public void The_order_of_rows_does_not_matter()
    {
        foreach (var learner in Losses)
        {
            // Targets of which any sum is exact, as the mean that the trees start from is a sum of doubles.
            var data = Samples.Random(400, 3, 3, Classes);
            var order = Enumerable.Range(0, 400).OrderBy(i => i * 37 % 400).ToArray();
            double[] Shuffled(ReadOnlySpan<double> values) => [.. Pick(values.ToArray(), order)];
            var shuffled = new TrainingMatrix(
                data.Schema, [.. Shuffled(data.Column(0)), .. Shuffled(data.Column(1)), .. Shuffled(data.Column(2))], Shuffled(data.Targets));
            Assert.Equal(Bytes(learner.Fit(data, 0)), Bytes(learner.Fit(shuffled, 0)));
        }

        static IEnumerable<double> Pick(double[] values, int[] order) => order.Select(i => values[i]);
    }

    [Fact]
    public void Columns_in_another_order_give_the_same_scores()
    {
        foreach (var learner in Losses)
        {
            var data = Samples.Random(400, 3, 3, Classes);
            var moved = new TrainingMatrix(data.Schema, [.. data.Column(2), .. data.Column(0), .. data.Column(1)], data.Targets.ToArray());
            var model = Fit(learner, data);
            var movedModel = Fit(learner, moved);
            var row = new double[3];
            for (var i = 0; i < data.Rows; i++)
            {
                data.CopyRow(i, row);
                Assert.Equal(Score(model, row), Score(movedModel, [row[2], row[0], row[1]]));
            }
        }
    }

    [Fact]
    public void Of_equal_columns_the_first_is_split_and_constant_ones_are_not()
    {
        foreach (var learner in Losses)
        {
            var plain = Samples.Random(300, 1, 3, Classes);
            double[] constant = [.. Enumerable.Repeat(7.0, 300)];
            double[] missing = [.. Enumerable.Repeat(double.NaN, 300)];
            var model = Fit(learner, new TrainingMatrix(
                Samples.Schema(5), [.. constant, .. missing, .. plain.Column(0), .. plain.Column(0), .. constant], plain.Targets.ToArray()));
            Assert.Equal([0, 0, 1, 0, 0], model.Importance);
        }
    }

    [Fact]
    public void With_columns_of_one_value_every_tree_is_a_leaf_of_nothing()
    {
        var model = Fit(Small, new TrainingMatrix(Samples.Schema(1), [7, 7, 7, 7], [1, 1, 1, 0]));
        Assert.Equal(20, model.Trees.Count);
        Assert.All(model.Trees, tree => Assert.True(Assert.Single(tree.Nodes).IsLeaf));
        Assert.Equal(0.75, Score(model, 3), 1e-12);
        Assert.Equal([0], model.Importance);
    }

    [Fact]
    public void A_target_of_one_value_comes_back_exactly()
    {
        var model = Fit(Small, new TrainingMatrix(Samples.Schema(1), [1, 2, 3, 4, 5, 6, 7], [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]));
        Assert.All(model.Trees, tree => Assert.Single(tree.Nodes));
        Assert.Equal(0.1, Score(model, 3));
    }

    [Fact]
    public void A_leaf_has_no_fewer_rows_than_it_must_and_a_tree_is_no_deeper_than_it_may()
    {
        var data = Samples.Random(400, 2, 3, Classes);
        var learner = Small with { Rounds = 1, MinRowsPerLeaf = 90, MaxDepth = 16 };
        var model = Fit(learner, data);
        var leaves = new Dictionary<double, int>();
        for (var i = 0; i < data.Rows; i++)
        {
            var score = Score(model, data.Column(0)[i], data.Column(1)[i]);
            leaves[score] = leaves.GetValueOrDefault(score) + 1;
        }

        Assert.InRange(leaves.Count, 2, 4);
        Assert.All(leaves.Values, rows => Assert.InRange(rows, 90, 400));
        Assert.InRange(Fit(Small with { MaxDepth = 2 }, data).Trees.Max(t => t.Nodes.Count), 4, 7);
    }

    [Fact]
    public void A_split_that_gains_no_more_than_it_must_is_not_made()
    {
        var data = new TrainingMatrix(Samples.Schema(1), [10, 20, 30, 40], [1, 2, 6, 7]);
        Assert.Equal(3, Fit(Stump with { MinGain = 16.66 }, data).Trees[0].Nodes.Count);
        Assert.Single(Fit(Stump with { MinGain = 16.67 }, data).Trees[0].Nodes);
    }

    [Fact]
    public void Targets_of_any_unit_give_the_same_trees()
    {
        var data = Samples.Random(400, 3, 3, (sum, _) => sum * sum);
        var model = Fit(Small, data);
        foreach (var unit in new[] { Math.ScaleB(1, -300), Math.ScaleB(1, 300) })
        {
            double[] features = [.. data.Column(0), .. data.Column(1), .. data.Column(2)];
            var scaled = Fit(Small, new TrainingMatrix(data.Schema, features, [.. data.Targets.ToArray().Select(y => y * unit)]));
            Assert.Equal(
                model.Trees.SelectMany(t => t.Nodes).Select(n => (n.Feature, n.Threshold, n.Value * unit)),
                scaled.Trees.SelectMany(t => t.Nodes).Select(n => (n.Feature, n.Threshold, n.Value)));
        }
    }

    [Fact]
    public void Data_that_no_trees_can_be_learnt_from_is_refused()
    {
        var schema = Samples.Schema(1);
        var logistic = Small with { Loss = BoostingLoss.Logistic };
        AssertRefused(logistic, new TrainingMatrix(schema, [1, 2], [0, 0.5]), "training row 1 is 0.5");
        AssertRefused(logistic, new TrainingMatrix(schema, [1, 2], [1, 1]), "both classes");
        AssertRefused(logistic, new TrainingMatrix(schema, [1, 2, 3], [0, 1, 0], [1, 0, 1]), "both classes");
        AssertRefused(new BoostedTreesLearner(), Samples.Random(99, 1, 1, Classes), "99 rows");
        AssertRefused(new BoostedTreesLearner { RowFraction = 0.5 }, Samples.Random(198, 1, 1, Classes), "99 rows");
        AssertRefused(Small, new TrainingMatrix(schema, [1, 2], [-1e200, 1e200]), "smaller unit");
        Assert.NotNull(new BoostedTreesLearner().Fit(Samples.Random(100, 1, 1, Classes), 0));

        static void AssertRefused(ILearner learner, TrainingMatrix data, string reason) => Assert.Contains(
            reason, Assert.Throws<LearningException>(() => learner.Fit(data, 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_training_ends()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var data = Samples.Random(10, 1, 1, Classes);
        Assert.Throws<OperationCanceledException>(() => Small.Fit(data, 0, cancelled.Token));
        Assert.Throws<OperationCanceledException>(() => Small.Fit(data, data, 0, cancelled.Token));
    }

    [Fact]
    public void Options_out_of_range_are_refused_and_all_are_listed()
    {
        Action[] wrong =
        [
            () => _ = new BoostedTreesLearner { Loss = (BoostingLoss)99 },
            () => _ = new BoostedTreesLearner { Rounds = -1 },
            () => _ = new BoostedTreesLearner().WithRounds(100_001),
            () => _ = new BoostedTreesLearner { LearningRate = 0 },
            () => _ = new BoostedTreesLearner { LearningRate = double.NaN },
            () => _ = new BoostedTreesLearner { MaxDepth = 0 },
            () => _ = new BoostedTreesLearner { MaxDepth = 65 },
            () => _ = new BoostedTreesLearner { Bins = 1 },
            () => _ = new BoostedTreesLearner { Bins = 256 },
            () => _ = new BoostedTreesLearner { L2 = -1 },
            () => _ = new BoostedTreesLearner { MinRowsPerLeaf = 0 },
            () => _ = new BoostedTreesLearner { MinGain = double.PositiveInfinity },
            () => _ = new BoostedTreesLearner { RowFraction = 1.01 },
            () => _ = new BoostedTreesLearner { ColumnFraction = 0 },
            () => _ = new BoostedTreesLearner { EarlyStoppingRounds = 0 },
            () => _ = new BoostedTreesLearner { EarlyStoppingMinDelta = -1 },
            () => _ = new BoostedTreesLearner { Growth = (TreeGrowth)9 },
            () => _ = new BoostedTreesLearner { Sampling = (RowSampling)9 },
            () => _ = new BoostedTreesLearner { Mode = (BoostingMode)9 },
            () => _ = new BoostedTreesLearner { MaxLeaves = 1 },
            () => _ = new BoostedTreesLearner { L1 = -1 },
            () => _ = new BoostedTreesLearner { MinHessian = double.NaN },
            () => _ = new BoostedTreesLearner { MaxDeltaStep = -1 },
            () => _ = new BoostedTreesLearner { ColumnFractionPerLevel = 0 },
            () => _ = new BoostedTreesLearner { ColumnFractionPerNode = 1.1 },
            () => _ = new BoostedTreesLearner { Threads = -1 },
            () => _ = new BoostedTreesLearner { HuberDistance = 0 },
            () => _ = new BoostedTreesLearner { Quantile = 1 },
            () => _ = new BoostedTreesLearner { PositiveWeight = 0 },
            () => _ = new BoostedTreesLearner { GossTopFraction = 0 },
            () => _ = new BoostedTreesLearner { DropRate = 0 },
            () => _ = new BoostedTreesLearner { PathSmoothing = -1 },
            () => _ = new BoostedTreesLearner { PathSmoothing = double.NaN },
        ];
        Assert.All(wrong, action => Assert.Throws<ArgumentOutOfRangeException>(action));
        var options = new BoostedTreesLearner { Loss = BoostingLoss.Logistic }.Options;
        Assert.Equal(
            "bins=64;categorical_columns=;category_smoothing=10;column_fraction=1;column_fraction_per_level=1;column_fraction_per_node=1;drop_rate=0.1;early_stopping_min_delta=0;early_stopping_rounds=20;"
            + "goss_top_fraction=0.2;growth=depth_wise;huber_distance=1;interaction_groups=;l1=0;l2=1;learning_rate=0.05;loss=logistic;max_delta_step=0;max_depth=3;max_leaves=65536;max_one_hot_categories=4;"
            + "min_gain=0;min_hessian=0;min_rows_per_leaf=50;mode=gradient;monotone_columns=;path_smoothing=0;positive_weight=1;quantile=0.5;random_thresholds=false;rounds=200;row_fraction=1;sampling=uniform",
            string.Join(';', options.Select(o => $"{o.Key}={o.Value}")));
        Assert.Equal("7", ((IValidatedLearner)new BoostedTreesLearner()).WithRounds(7).Options["rounds"]);
    }

    internal static void AssertLoss(BoostedTreesLearner learner, TreeEnsembleModel model, TrainingMatrix data, double expected)
    {
        var scores = new double[data.Rows];
        var row = new double[data.Columns];
        for (var i = 0; i < scores.Length; i++)
        {
            data.CopyRow(i, row);
            scores[i] = Score(model, row);
        }

        var loss = learner.Loss == BoostingLoss.Logistic
            ? ClassificationMetrics.LogLoss(data.Targets, scores, data.Weights)
            : Math.Pow(RegressionMetrics.RootMeanSquaredError(data.Targets, scores, data.Weights), 2) / 2;
        Assert.Equal(loss, expected, 1e-12);
    }

    internal static double Classes(double sum, DeterministicRandom random) =>
        random.NextDouble() < 1 / (1 + Math.Exp(-sum)) ? 1 : 0;

    private static void AssertSameModel(TreeEnsembleModel expected, TreeEnsembleModel actual) => Assert.Equal(Bytes(expected), Bytes(actual));

    private static byte[] Bytes(IModel model) => ModelFile.ToBytes(Samples.Artifact() with { Model = model });

    private static TreeEnsembleModel Fit(BoostedTreesLearner learner, TrainingMatrix data) => (TreeEnsembleModel)learner.Fit(data, 0);

    private static double Score(TreeEnsembleModel model, params ReadOnlySpan<double> row)
    {
        Assert.True(model.TryScore(row, out var score));
        return score;
    }
}
