using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Models.Tests;

public sealed class ScoringTests
{
    private static readonly FeatureSchema Schema = Samples.Schema(3);

    [Fact]
    public void A_score_is_the_plain_dot_product_in_the_order_of_the_schema() =>
        Prop.ForAll<NormalFloat[]>(numbers =>
        {
            var count = numbers.Length / 2;
            if (count == 0)
            {
                return;
            }

            double[] coefficients = [.. numbers.Take(count).Select(n => n.Get)];
            double[] features = [.. numbers.Skip(count).Take(count).Select(n => n.Get)];
            var model = new LinearModel(ModelTask.Regression, Samples.Schema(count), coefficients, 0.5, new double[count], new double[count]);
            var expected = 0.5;
            for (var i = 0; i < count; i++)
            {
                expected += coefficients[i] * features[i];
            }

            Assert.Equal(double.IsFinite(expected), model.TryScore(features, out var score));
            Assert.Equal(expected, score);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_missing_feature_leaves_no_score_unless_its_coefficient_is_zero()
    {
        var model = new LinearModel(ModelTask.Regression, Schema, [1, 0, 2], 0, new double[3], new double[3]);
        Assert.False(model.TryScore([double.NaN, 1, 1], out _));
        Assert.False(model.TryScore([1, 1, double.NaN], out _));
        Assert.False(model.TryScore([double.PositiveInfinity, 1, 1], out _));
        Assert.True(model.TryScore([1, double.NaN, 1], out var score));
        Assert.Equal(3, score);
    }

    [Fact]
    public void A_logistic_score_is_a_probability_also_far_out()
    {
        var model = new LinearModel(ModelTask.BinaryClassification, Schema, [1, 0, 0], 0, new double[3], new double[3]);
        Assert.True(model.TryScore([-800, 0, 0], out var none) && none is >= 0 and < 1e-300);
        Assert.True(model.TryScore([800, 0, 0], out var certain) && certain == 1);
        Assert.True(model.TryScore([0, 0, 0], out var half) && half == 0.5);
        Assert.Equal("logistic", model.Kind);
    }

    [Fact]
    public void Baselines_are_models_too()
    {
        Assert.True(new ConstantModel(ModelTask.Regression, Schema, 1).TryScore([double.NaN, 0, 0], out var always) && always == 1);
        var last = new LastDirectionModel(ModelTask.Regression, Schema, "f(1)");
        Assert.True(last.TryScore([double.NaN, -0.02, 0], out var score) && score == -0.02);
        Assert.False(last.TryScore([0, double.NaN, 0], out _));
        var direction = new LastDirectionModel(ModelTask.BinaryClassification, Schema, "f(1)");
        Assert.True(direction.TryScore([0, -0.02, 0], out var down) && down == 0);
        Assert.True(direction.TryScore([0, 0.02, 0], out var up) && up == 1);
        Assert.True(direction.TryScore([0, 0, 0], out var neither) && neither == 0.5);
        Assert.Throws<ArgumentException>(() => new LastDirectionModel(ModelTask.Regression, Schema, "rsi(14)"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantModel(ModelTask.BinaryClassification, Schema, 1.5));
    }

    [Fact]
    public void A_row_of_another_length_is_refused()
    {
        IModel[] models =
        [
            new LinearModel(ModelTask.Regression, Schema, [1, 0, 2], 0, new double[3], new double[3]),
            Samples.Trees(),
            new ConstantModel(ModelTask.Regression, Schema, 1),
            new LastDirectionModel(ModelTask.Regression, Schema, "f(1)"),
        ];
        foreach (var model in models)
        {
            var refusal = Assert.Throws<ArgumentException>(() => model.TryScore([1, 2], out _));
            Assert.Contains("2 features", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Numbers_that_are_no_model_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new LinearModel(ModelTask.Regression, Schema, [1, 2], 0, new double[3], new double[3]));
        Assert.Throws<ArgumentException>(() => new LinearModel(ModelTask.Regression, Schema, [1, 2, double.NaN], 0, new double[3], new double[3]));
        Assert.Throws<ArgumentException>(() => new LinearModel(ModelTask.Regression, Schema, [1, 2, 3], double.NaN, new double[3], new double[3]));
        Assert.Throws<ArgumentException>(() => new LinearModel(ModelTask.Regression, Schema, [1, 2, 3], 0, new double[3], [0, 0, -1]));
    }

    [Fact]
    public void Scoring_allocates_nothing()
    {
        IModel[] models =
        [
            new LinearModel(ModelTask.Regression, Schema, [1, 0, 2], 0, new double[3], new double[3]),
            new LinearModel(ModelTask.BinaryClassification, Schema, [1, 0, 2], 0, new double[3], new double[3]),
            Samples.Trees(),
            new ConstantModel(ModelTask.Regression, Schema, 1),
            new LastDirectionModel(ModelTask.Regression, Schema, "f(1)"),
        ];
        double[] row = [1, 2, 3];
        foreach (var model in models)
        {
            model.TryScore(row, out _);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 1000; i++)
            {
                model.TryScore(row, out _);
            }

            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }
}
