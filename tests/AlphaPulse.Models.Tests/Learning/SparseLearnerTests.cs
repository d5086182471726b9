using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Models.Tests.Learning;

public sealed class SparseLearnerTests
{
    [Fact]
    public void The_conditions_of_a_minimum_hold_for_every_penalty() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new DeterministicRandom(seed);
            var data = Random(random, 30 + random.NextInt32(60), 1 + random.NextInt32(8));
            var alpha = Math.Pow(10, 3 * random.NextDouble() - 1);
            var ratio = random.NextInt32(4) / 3.0;
            var linear = (LinearModel)new ElasticNetLearner { Alpha = alpha, L1Ratio = ratio, Scale = ColumnScale.None }.Fit(data, 0);
            AssertMinimum(data, linear, alpha, ratio, (score, target) => score - target);
            var classes = WithClasses(data, random);
            var logistic = (LinearModel)new LogisticLearner { Alpha = alpha, L1Ratio = ratio, Scale = ColumnScale.None }.Fit(classes, 0);
            AssertMinimum(classes, logistic, alpha, ratio, (score, target) => score - target);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Without_absolute_values_the_models_are_those_of_ridge()
    {
        var data = Random(new DeterministicRandom(1), 200, 5);
        var ridge = (LinearModel)new RidgeLearner { Alpha = 7 }.Fit(data, 0);
        var net = (LinearModel)new ElasticNetLearner { Alpha = 7, L1Ratio = 0 }.Fit(data, 0);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(ridge.Coefficients[i], net.Coefficients[i], 1e-12);
        }

        Assert.Equal(ridge.Intercept, net.Intercept, 1e-12);
    }

    [Fact]
    public void A_robust_scale_is_that_of_columns_that_were_divided_by_their_interquartile_range_before()
    {
        // Five values stand at the quartiles of type 7; the outlier moves the deviation and not the range.
        var data = new TrainingMatrix(Samples.Schema(2), [1, 2, 3, 4, 1_000, 5, 1, 4, 2, 3], [1, 2, 2, 4, 5]);
        const double Range = 2 / 1.3489795003921634;
        var divided = new TrainingMatrix(Samples.Schema(2), [.. new double[] { 1, 2, 3, 4, 1_000, 5, 1, 4, 2, 3 }.Select(v => v / Range)], [1, 2, 2, 4, 5]);
        foreach (var (robust, plain) in new (ILearner, ILearner)[]
        {
            (new RidgeLearner { Alpha = 3, Scale = ColumnScale.Robust }, new RidgeLearner { Alpha = 3, Scale = ColumnScale.None }),
            (new ElasticNetLearner { Alpha = 0.5, Scale = ColumnScale.Robust }, new ElasticNetLearner { Alpha = 0.5, Scale = ColumnScale.None }),
        })
        {
            var (own, expected) = ((LinearModel)robust.Fit(data, 0), (LinearModel)plain.Fit(divided, 0));
            Assert.Equal(expected.Coefficients[0] / Range, own.Coefficients[0], 1e-9);
            Assert.Equal(expected.Coefficients[1] / Range, own.Coefficients[1], 1e-9);
            Assert.Equal(expected.Intercept, own.Intercept, 1e-9);
        }

        // The outlier makes the coefficient cheap where the deviation scales.
        var standard = (LinearModel)new RidgeLearner { Alpha = 3 }.Fit(data, 0);
        Assert.NotEqual(standard.Coefficients[0], ((LinearModel)new RidgeLearner { Alpha = 3, Scale = ColumnScale.Robust }.Fit(data, 0)).Coefficients[0], 1e-6);
    }

    [Fact]
    public void A_column_without_an_interquartile_range_is_divided_by_its_deviation()
    {
        var data = new TrainingMatrix(Samples.Schema(1), [0, 0, 0, 0, 0, 1], [0, 0, 1, 0, 0, 3]);
        Assert.Equal(
            ((LinearModel)new RidgeLearner { Alpha = 2 }.Fit(data, 0)).Coefficients[0],
            ((LinearModel)new RidgeLearner { Alpha = 2, Scale = ColumnScale.Robust }.Fit(data, 0)).Coefficients[0]);
    }

    [Fact]
    public void Rows_that_weigh_nothing_have_no_part_in_a_robust_scale()
    {
        var with = new TrainingMatrix(Samples.Schema(1), [1, 2, 3, 4, 5, 900], [1, 3, 2, 5, 4, 0], [1, 1, 1, 1, 1, 0]);
        var without = new TrainingMatrix(Samples.Schema(1), [1, 2, 3, 4, 5], [1, 3, 2, 5, 4]);
        var learner = new RidgeLearner { Alpha = 2, Scale = ColumnScale.Robust };
        Assert.Equal(((LinearModel)learner.Fit(without, 0)).Coefficients[0], ((LinearModel)learner.Fit(with, 0)).Coefficients[0], 1e-12);
    }

    [Fact]
    public void A_path_begins_with_nothing_gives_the_models_of_single_fits_and_repeats_bit_for_bit()
    {
        var random = new DeterministicRandom(5);
        var data = Random(random, 150, 12);
        var classes = WithClasses(data, random);
        var net = new ElasticNetLearner { L1Ratio = 0.7 };
        var logistic = new LogisticLearner { L1Ratio = 0.7 };
        AssertPath(net.GreatestAlpha(data), alphas => net.FitPath(data, alphas), a => new ElasticNetLearner { L1Ratio = 0.7, Alpha = a }.Fit(data, 0));
        AssertPath(
            logistic.GreatestAlpha(classes),
            alphas => logistic.FitPath(classes, alphas),
            a => new LogisticLearner { L1Ratio = 0.7, Alpha = a }.Fit(classes, 0));
    }

    [Fact]
    public void At_the_greatest_penalty_itself_every_coefficient_is_0() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new DeterministicRandom(seed);
            var data = Random(random, 20 + random.NextInt32(40), 1 + random.NextInt32(6));
            var ratio = 0.05 + 0.95 * random.NextDouble();
            var net = new ElasticNetLearner { L1Ratio = ratio };
            Assert.Equal(0, net.FitPath(data, [net.GreatestAlpha(data)])[0].NonZero);
            var classes = WithClasses(data, random);
            var logistic = new LogisticLearner { L1Ratio = ratio };
            Assert.Equal(0, logistic.FitPath(classes, [logistic.GreatestAlpha(classes)])[0].NonZero);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_penalty_that_covers_a_value_is_the_least_one() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new DeterministicRandom(seed);
            var (value, share) = (Math.Exp(20 * random.NextNormal()), 1 - random.NextDouble());
            var penalty = Penalty.Covering(value, share);
            Assert.True(penalty * share >= value);
            Assert.True(penalty <= Math.BitIncrement(value / share));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Duplicate_columns_and_separated_classes_have_a_model()
    {
        var plain = Random(new DeterministicRandom(2), 60, 1);
        var twice = new TrainingMatrix(Samples.Schema(2), [.. plain.Column(0), .. plain.Column(0)], plain.Targets.ToArray(), plain.Weights.ToArray());
        var one = (LinearModel)new ElasticNetLearner { Alpha = 3, L1Ratio = 1 }.Fit(plain, 0);
        var two = (LinearModel)new ElasticNetLearner { Alpha = 3, L1Ratio = 1 }.Fit(twice, 0);
        Assert.Equal(one.Coefficients[0], two.Coefficients.Sum(), 1e-9);

        var separated = new TrainingMatrix(Samples.Schema(1), [-2, -1, 1, 2], [0, 0, 1, 1]);
        var model = (LinearModel)new LogisticLearner { Alpha = 0.1, L1Ratio = 1 }.Fit(separated, 0);
        Assert.True(model.Coefficients[0] > 0);
        AssertMinimum(separated, (LinearModel)new LogisticLearner { Alpha = 0.1, L1Ratio = 1, Scale = ColumnScale.None }.Fit(separated, 0), 0.1, 1, (s, t) => s - t);
    }

    [Fact]
    public void More_columns_than_rows_and_constant_columns_are_no_obstacle()
    {
        var data = Random(new DeterministicRandom(3), 10, 25);
        var model = (LinearModel)new ElasticNetLearner { Alpha = 1, L1Ratio = 1, Scale = ColumnScale.None }.Fit(data, 0);
        Assert.InRange(model.Coefficients.Count(c => c != 0), 1, 10);
        AssertMinimum(data, model, 1, 1, (score, target) => score - target);

        var constant = new TrainingMatrix(Samples.Schema(1), [7, 7, 7, 7], [1, 1, 1, 0]);
        Assert.Equal(0.75, ((LinearModel)new ElasticNetLearner().Fit(constant, 0)).Intercept, 1e-15);
        Assert.Equal(0, new ElasticNetLearner().GreatestAlpha(constant));
        Assert.Equal(Math.Log(3), ((LinearModel)new LogisticLearner { L1Ratio = 1 }.Fit(constant, 0)).Intercept, 1e-12);
    }

    [Fact]
    public void Sparse_models_go_through_the_file()
    {
        var data = Random(new DeterministicRandom(4), 60, 3);
        var model = (LinearModel)new ElasticNetLearner { Alpha = 40, L1Ratio = 1 }.Fit(data, 0);
        var read = ModelFile.FromBytes(ModelFile.ToBytes(new ModelArtifact(model, new SignalRule(0, 0, 1), Samples.Manifest())), "model.json").Model;
        Assert.Equal(model.Coefficients, ((LinearModel)read).Coefficients);
        Assert.Contains(0.0, model.Coefficients);
    }

    [Fact]
    public void Options_and_paths_out_of_range_are_refused()
    {
        var data = Random(new DeterministicRandom(4), 20, 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ElasticNetLearner { L1Ratio = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ElasticNetLearner { Alpha = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ElasticNetLearner { MaximumSweeps = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LogisticLearner { L1Ratio = double.NaN });
        Assert.Throws<ArgumentException>(() => new ElasticNetLearner().FitPath(data, []));
        Assert.Throws<ArgumentException>(() => new ElasticNetLearner().FitPath(data, [1, 2]));
        Assert.Throws<ArgumentException>(() => new ElasticNetLearner().FitPath(data, [double.NaN]));
        Assert.Throws<InvalidOperationException>(() => new ElasticNetLearner { L1Ratio = 0 }.GreatestAlpha(data));
        Assert.Throws<InvalidOperationException>(() => new LogisticLearner().GreatestAlpha(data));
        Assert.Throws<ArgumentOutOfRangeException>(() => RegularizationGrid.Create(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => RegularizationGrid.Create(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => RegularizationGrid.Create(1, 10, 1));
        Assert.Throws<LearningException>(() => new ElasticNetLearner { Alpha = 0.01, MaximumSweeps = 1 }.Fit(Random(new DeterministicRandom(9), 12, 40), 0));
        Assert.Equal(("lasso", "elastic_net"), (new ElasticNetLearner { L1Ratio = 1 }.Name, new ElasticNetLearner().Name));
        Assert.Equal("0.5", new ElasticNetLearner().Options["l1_ratio"]);
    }

    private static void AssertPath(
        double greatest, Func<IReadOnlyList<double>, IReadOnlyList<RegularizationPoint>> fit, Func<double, IModel> single)
    {
        double[] alphas = [greatest * 1.0000001, .. RegularizationGrid.Create(greatest * 0.999, 15)];
        var path = fit(alphas);
        Assert.Equal(alphas, path.Select(p => p.Alpha));
        Assert.Equal(0, path[0].NonZero);
        Assert.NotEqual(0, path[1].NonZero);
        foreach (var (point, again) in path.Zip(fit(alphas)))
        {
            Assert.Equal(again.Model.Coefficients, point.Model.Coefficients);
            var alone = (LinearModel)single(point.Alpha);
            for (var i = 0; i < alone.Coefficients.Count; i++)
            {
                Assert.Equal(alone.Coefficients[i], point.Model.Coefficients[i], 1e-10);
                Assert.Equal(alone.Coefficients[i] == 0, point.Model.Coefficients[i] == 0);
            }
        }
    }

    /// <summary>The subgradient of the documented objective must contain 0.</summary>
    private static void AssertMinimum(TrainingMatrix data, LinearModel model, double alpha, double ratio, Func<double, double, double> derivative)
    {
        var gradient = new double[data.Columns + 1];
        var size = new double[data.Columns + 1];
        var row = new double[data.Columns];
        for (var i = 0; i < data.Rows; i++)
        {
            data.CopyRow(i, row);
            Assert.True(model.TryScore(row, out var score));
            var weight = data.Weights.IsEmpty ? 1 : data.Weights[i];
            var residual = weight * derivative(score, data.Targets[i]);
            gradient[^1] += residual;
            size[^1] += Math.Abs(residual);
            for (var j = 0; j < row.Length; j++)
            {
                gradient[j] += residual * row[j];
                size[j] += Math.Abs(residual * row[j]);
            }
        }

        Assert.Equal(0, gradient[^1], 1e-10 * (1 + size[^1]));
        for (var j = 0; j < data.Columns; j++)
        {
            var b = model.Coefficients[j];
            var smooth = gradient[j] + alpha * (1 - ratio) * b;
            var tolerance = 1e-10 * (1 + size[j] + alpha);
            if (b == 0)
            {
                Assert.InRange(Math.Abs(smooth), 0, alpha * ratio + tolerance);
            }
            else
            {
                Assert.Equal(0, smooth + alpha * ratio * Math.Sign(b), tolerance);
            }
        }
    }

    private static TrainingMatrix Random(DeterministicRandom random, int rows, int columns)
    {
        var features = new double[rows * columns];
        for (var i = 0; i < features.Length; i++)
        {
            features[i] = random.NextNormal();
        }

        double[] targets = [.. Enumerable.Range(0, rows).Select(r => 1 + 2 * features[r] + random.NextNormal())];
        double[] weights = [.. Enumerable.Range(0, rows).Select(_ => 0.2 + random.NextDouble())];
        return new TrainingMatrix(Samples.Schema(columns), features, targets, weights);
    }

    private static TrainingMatrix WithClasses(TrainingMatrix data, DeterministicRandom random)
    {
        double[] features = [.. Enumerable.Range(0, data.Columns).SelectMany(c => data.Column(c).ToArray())];
        double[] targets = [0, 1, .. data.Targets.ToArray().Skip(2).Select(t => random.NextDouble() < 1 / (1 + Math.Exp(-t / 2)) ? 1.0 : 0)];
        return new TrainingMatrix(data.Schema, features, targets, data.Weights.ToArray());
    }
}
