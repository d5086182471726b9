namespace AlphaPulse.Models.Tests.Learning;

public sealed class LearnerTests
{
    private static readonly ILearner[] Learners = [new RidgeLearner(), new LogisticLearner()];

    [Fact]
    public void Equal_data_gives_equal_bits()
    {
        foreach (var learner in Learners)
        {
            var data = Samples.Random(1000, 7, 3, Classes);
            var first = (LinearModel)learner.Fit(data, 1);
            var second = (LinearModel)learner.Fit(data, 2);
            Assert.Equal(Bits(first), Bits(second));
        }
    }

    [Fact]
    public void A_duplicate_column_shares_its_coefficient_and_a_constant_one_gets_none()
    {
        foreach (var learner in Learners)
        {
            var plain = Samples.Random(500, 2, 3, Classes);
            double[] features = [.. plain.Column(0), .. plain.Column(0), .. plain.Column(1), .. Enumerable.Repeat(0.1, 500)];
            var model = (LinearModel)learner.Fit(new TrainingMatrix(Samples.Schema(4), features, plain.Targets.ToArray()), 0);
            Assert.Equal(model.Coefficients[0], model.Coefficients[1], 1e-12);
            Assert.NotEqual(0, model.Coefficients[0]);
            Assert.Equal(0, model.Coefficients[3]);
            Assert.Equal(0, model.Deviations[3]);
            Assert.Equal(0.1, model.Means[3]);
        }
    }

    [Fact]
    public void Without_a_penalty_a_duplicate_column_is_named_and_refused()
    {
        ILearner[] learners = [new RidgeLearner { Alpha = 0 }, new LogisticLearner { Alpha = 0 }];
        foreach (var learner in learners)
        {
            var plain = Samples.Random(300, 1, 3, Classes);
            var data = new TrainingMatrix(Samples.Schema(2), [.. plain.Column(0), .. plain.Column(0)], plain.Targets.ToArray());
            Assert.Contains("'f(1)'", Assert.Throws<LearningException>(() => learner.Fit(data, 0)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void With_columns_of_one_value_the_intercept_alone_is_learnt()
    {
        var data = new TrainingMatrix(Samples.Schema(1), [7, 7, 7, 7], [1, 1, 1, 0]);
        var ridge = (LinearModel)new RidgeLearner().Fit(data, 0);
        Assert.Equal(0.75, ridge.Intercept, 1e-15);
        var logistic = (LinearModel)new LogisticLearner().Fit(data, 0);
        Assert.Equal(Math.Log(3), logistic.Intercept, 1e-12);
        Assert.Equal(0, logistic.Coefficients[0]);
    }

    [Fact]
    public void Integer_weights_count_like_repeated_rows_and_a_weight_of_zero_like_none()
    {
        foreach (var learner in Learners)
        {
            var weighted = (LinearModel)learner.Fit(
                new TrainingMatrix(Samples.Schema(1), [1, 2, 3, 99], [0, 1, 1, 0], [2, 1, 3, 0]), 0);
            var repeated = (LinearModel)learner.Fit(
                new TrainingMatrix(Samples.Schema(1), [1, 1, 2, 3, 3, 3], [0, 0, 1, 1, 1, 1]), 0);
            Assert.Equal(repeated.Coefficients[0], weighted.Coefficients[0], 1e-12);
            Assert.Equal(repeated.Intercept, weighted.Intercept, 1e-12);
        }
    }

    [Fact]
    public void Standardised_learning_does_not_depend_on_the_unit_of_a_feature()
    {
        foreach (var learner in Learners)
        {
            var plain = Samples.Random(400, 1, 5, Classes);
            var inCents = new TrainingMatrix(plain.Schema, [.. plain.Column(0).ToArray().Select(x => 1e5 + 100 * x)], plain.Targets.ToArray());
            var model = (LinearModel)learner.Fit(plain, 0);
            var scaled = (LinearModel)learner.Fit(inCents, 0);
            Assert.Equal(model.Coefficients[0], scaled.Coefficients[0] * 100, 1e-10);
        }
    }

    [Fact]
    public void Separated_classes_have_a_solution_with_a_penalty_and_are_refused_without()
    {
        var data = new TrainingMatrix(Samples.Schema(1), [-2, -1, 1, 2], [0, 0, 1, 1]);
        var model = (LinearModel)new LogisticLearner { Alpha = 1e-6 }.Fit(data, 0);
        Assert.True(model.TryScore([2], out var score) && score > 0.999);
        var refusal = Assert.Throws<LearningException>(() => new LogisticLearner { Alpha = 0 }.Fit(data, 0));
        Assert.Contains("penalty", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Very_unbalanced_classes_converge_and_balancing_moves_the_intercept_up()
    {
        var random = Samples.Random(5000, 3, 9, (_, r) => r.NextDouble() < 0.002 ? 1 : 0);
        var plain = (LinearModel)new LogisticLearner().Fit(random, 0);
        var balanced = (LinearModel)new LogisticLearner { BalanceClasses = true }.Fit(random, 0);
        Assert.True(plain.Intercept < -4);
        Assert.InRange(balanced.Intercept, -1.5, 1.5);
    }

    [Fact]
    public void The_gradient_of_the_documented_objective_is_zero_at_the_solution()
    {
        const double alpha = 3;
        var data = Samples.Random(777, 4, 11, Classes);
        var model = (LinearModel)new LogisticLearner { Alpha = alpha, Scale = ColumnScale.None }.Fit(data, 0);
        var gradient = new double[5];
        var row = new double[4];
        for (var i = 0; i < data.Rows; i++)
        {
            data.CopyRow(i, row);
            model.TryScore(row, out var p);
            gradient[4] += p - data.Targets[i];
            for (var j = 0; j < 4; j++)
            {
                gradient[j] += (p - data.Targets[i]) * row[j];
            }
        }

        for (var j = 0; j < 4; j++)
        {
            Assert.Equal(0, gradient[j] + alpha * model.Coefficients[j], 1e-10);
        }

        Assert.Equal(0, gradient[4], 1e-10);
    }

    [Fact]
    public void A_missing_feature_is_refused_with_its_place()
    {
        foreach (var learner in Learners)
        {
            var data = new TrainingMatrix(Samples.Schema(2), [1, 2, 3, double.NaN], [0, 1]);
            var refusal = Assert.Throws<LearningException>(() => learner.Fit(data, 0));
            Assert.Contains("'f(1)' of training row 1", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Targets_that_are_no_classes_and_classes_that_do_not_come_are_refused()
    {
        var learner = new LogisticLearner();
        Assert.Throws<LearningException>(() => learner.Fit(new TrainingMatrix(Samples.Schema(1), [1, 2], [0, 0.5]), 0));
        Assert.Throws<LearningException>(() => learner.Fit(new TrainingMatrix(Samples.Schema(1), [1, 2], [1, 1]), 0));
        Assert.Throws<LearningException>(() => learner.Fit(new TrainingMatrix(Samples.Schema(1), [1, 2], [0, 1], [1, 0]), 0));
    }

    [Fact]
    public void Too_few_steps_are_an_error_and_not_a_half_trained_model()
    {
        var data = Samples.Random(200, 3, 1, Classes);
        Assert.Throws<LearningException>(() => new LogisticLearner { MaximumIterations = 1 }.Fit(data, 0));
    }

    [Fact]
    public void A_cancelled_training_ends()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        foreach (var learner in Learners)
        {
            Assert.Throws<OperationCanceledException>(() => learner.Fit(Samples.Random(10, 1, 1, Classes), 0, cancelled.Token));
        }
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RidgeLearner { Alpha = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RidgeLearner { Alpha = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LogisticLearner { Alpha = double.PositiveInfinity });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LogisticLearner { MaximumIterations = 0 });
        Assert.Equal("0.5", new RidgeLearner { Alpha = 0.5 }.Options["alpha"]);
    }

    [Fact]
    public void A_matrix_refuses_what_no_learner_could_use()
    {
        var schema = Samples.Schema(1);
        Assert.Throws<ArgumentException>(() => new TrainingMatrix(schema, [], []));
        Assert.Throws<ArgumentException>(() => new TrainingMatrix(schema, [1, 2, 3], [1, 2]));
        Assert.Throws<ArgumentException>(() => TrainingMatrix.FromRows(schema, [1, 2, 3], [1, 2]));
        Assert.Throws<ArgumentException>(() => new TrainingMatrix(schema, [1, 2], [1, double.NaN]));
        Assert.Throws<ArgumentException>(() => new TrainingMatrix(schema, [1, double.NegativeInfinity], [1, 2]));
        Assert.Throws<ArgumentException>(() => new TrainingMatrix(schema, [1, 2], [1, 2], [1]));
        Assert.Throws<ArgumentException>(() => new TrainingMatrix(schema, [1, 2], [1, 2], [1, -1]));
        Assert.Throws<ArgumentException>(() => new TrainingMatrix(schema, [1, 2], [1, 2], [0, 0]));
        Assert.True(double.IsNaN(new TrainingMatrix(schema, [1, double.NaN], [1, 2]).Column(0)[1]));
    }

    private static double Classes(double sum, DeterministicRandom random) =>
        random.NextDouble() < 1 / (1 + Math.Exp(-sum)) ? 1 : 0;

    private static long[] Bits(LinearModel model) =>
        [.. model.Coefficients.Append(model.Intercept).Select(BitConverter.DoubleToInt64Bits)];
}
