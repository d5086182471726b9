using System.Text.Json;
using AlphaPulse.TestKit;

namespace AlphaPulse.Models.Tests.Learning;

public sealed class MultinomialTests
{
    [EvidenceFact]
    public void Coefficients_and_probabilities_equal_those_of_the_reference_within_a_hundred_times_its_own_error()
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Evidence.File("golden", "linear", "linear_models.json")));
        var compared = 0;
        foreach (var test in golden.RootElement.GetProperty("cases").EnumerateArray())
        {
            if (test.GetProperty("model").GetString() != "multinomial_logistic")
            {
                continue;
            }

            var rows = test.GetProperty("X").EnumerateArray().Select(Doubles).ToArray();
            var data = TrainingMatrix.FromRows(Samples.Schema(rows[0].Length), [.. rows.SelectMany(r => r)], Doubles(test.GetProperty("y")));
            var learner = new MultinomialLogisticLearner { Alpha = 1 / test.GetProperty("C").GetDouble(), Scale = ColumnScale.None };
            var model = learner.Fit(data, classes: 3);
            var tolerance = 100 * test.GetProperty("kkt").GetDouble();
            var intercepts = Doubles(test.GetProperty("intercept"));
            Assert.Equal(0, model.Intercepts.Sum(), 1e-12);
            for (var c = 0; c < 3; c++)
            {
                // The reference's intercepts sum to about 0 only.
                Assert.Equal(intercepts[c] - intercepts.Average(), model.Intercepts[c], tolerance);
                var coefficients = Doubles(test.GetProperty("coef")[c]);
                for (var i = 0; i < coefficients.Length; i++)
                {
                    Assert.Equal(coefficients[i], model.Coefficient(c, i), tolerance);
                }
            }

            var probabilities = new double[3];
            for (var row = 0; row < rows.Length; row++)
            {
                Assert.True(model.TryScore(rows[row], probabilities));
                var expected = Doubles(test.GetProperty("proba")[row]);
                var size = 1 + rows[row].Sum(Math.Abs);
                Assert.All(expected.Zip(probabilities), p => Assert.Equal(p.First, p.Second, tolerance * size));
            }

            compared++;
        }

        Assert.Equal(2, compared);
    }

    [Fact]
    public void Two_classes_are_a_logistic_regression_with_half_the_penalty()
    {
        var data = Samples.Random(300, 3, 5, (sum, random) => random.NextDouble() < 1 / (1 + Math.Exp(-sum)) ? 1 : 0);
        var multinomial = new MultinomialLogisticLearner { Alpha = 4 }.Fit(data, 2);
        var logistic = (LinearModel)new LogisticLearner { Alpha = 2 }.Fit(data, 0);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(logistic.Coefficients[i], multinomial.Coefficient(1, i) - multinomial.Coefficient(0, i), 1e-10);
        }

        Assert.Equal(logistic.Intercept, multinomial.Intercepts[1] - multinomial.Intercepts[0], 1e-10);
        var probabilities = new double[2];
        double[] row = [0.3, -0.2, 1];
        multinomial.TryScore(row, probabilities);
        logistic.TryScore(row, out var score);
        Assert.Equal(score, probabilities[1], 1e-12);
        Assert.Equal(1, probabilities.Sum(), 1e-15);
    }

    [Fact]
    public void Integer_weights_count_like_repeated_rows()
    {
        var learner = new MultinomialLogisticLearner();
        var weighted = learner.Fit(new TrainingMatrix(Samples.Schema(1), [1, 2, 3, 99], [0, 1, 2, 0], [2, 1, 3, 0]), 3);
        var repeated = learner.Fit(new TrainingMatrix(Samples.Schema(1), [1, 1, 2, 3, 3, 3], [0, 0, 1, 2, 2, 2]), 3);
        for (var c = 0; c < 3; c++)
        {
            Assert.Equal(repeated.Coefficient(c, 0), weighted.Coefficient(c, 0), 1e-12);
        }
    }

    [Fact]
    public void A_missing_feature_leaves_no_probabilities_unless_nothing_depends_on_it()
    {
        var model = new MultinomialModel(Samples.Schema(2), [0, 0], [1, 0, 2, 0]);
        var probabilities = new double[2];
        Assert.True(model.TryScore([1, double.NaN], probabilities));
        Assert.Equal(1 / (1 + Math.Exp(-1)), probabilities[1], 1e-15);
        Assert.False(model.TryScore([double.NaN, 1], probabilities));
        Assert.All(probabilities, p => Assert.True(double.IsNaN(p)));
        Assert.True(model.TryScore([1e300, 1], probabilities));
        Assert.Equal([0, 1], probabilities);
    }

    [Fact]
    public void What_cannot_be_learned_or_scored_is_refused()
    {
        var schema = Samples.Schema(1);
        var learner = new MultinomialLogisticLearner();
        Assert.Throws<ArgumentOutOfRangeException>(() => new MultinomialLogisticLearner { Alpha = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => learner.Fit(new TrainingMatrix(schema, [1, 2], [0, 1]), 1));
        Assert.Throws<LearningException>(() => learner.Fit(new TrainingMatrix(schema, [1, 2], [0, 1]), 3));
        Assert.Throws<LearningException>(() => learner.Fit(new TrainingMatrix(schema, [1, 2], [0, 0.5]), 2));
        Assert.Throws<LearningException>(() => learner.Fit(new TrainingMatrix(schema, [1, double.NaN], [0, 1]), 2));
        Assert.Throws<LearningException>(() => new MultinomialLogisticLearner { MaximumIterations = 1 }.Fit(new TrainingMatrix(schema, [1, 2], [0, 1]), 2));
        Assert.Throws<ArgumentException>(() => new MultinomialModel(schema, [1], [1]));
        Assert.Throws<ArgumentException>(() => new MultinomialModel(schema, [1, double.NaN], [1, 2]));
        var model = new MultinomialModel(schema, [0, 0], [1, 2]);
        Assert.Throws<ArgumentException>(() => model.TryScore([1, 2], new double[2]));
        Assert.Throws<ArgumentException>(() => model.TryScore([1], new double[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Coefficient(2, 0));
    }

    private static double[] Doubles(JsonElement array) => [.. array.EnumerateArray().Select(v => v.GetDouble())];
}
