using AlphaPulse.Models;

namespace AlphaPulse.Training.MicrosoftML.Tests;

public class LinearImportTests
{
    [Theory]
    [MemberData(nameof(Learners.Linear), MemberType = typeof(Learners))]
    public void Coefficients_have_the_bits_of_the_prediction_engine(int index, string name)
    {
        _ = name;
        var learner = Learners.At(index);
        var data = Samples.Of(learner.Task, 400, isWeighted: true);
        var model = (LinearModel)learner.Fit(data, 7);
        var isStandardized = learner.Options["standardize"] == "true";
        var original = new Original(MicrosoftMLArchive.Of(model)!.Content, data.Columns);

        // What the original gives for nothing and for each feature alone is its intercept, and with its coefficient.
        var intercept = (double)original.Predict(new double[data.Columns]).Score;
        var restored = intercept;
        for (var i = 0; i < data.Columns; i++)
        {
            var unit = new double[data.Columns];
            unit[i] = 1;
            var coefficient = model.Coefficients[i] * (isStandardized ? model.Deviations[i] : 1);
            Assert.Equal(BitConverter.SingleToInt32Bits(original.Predict(unit).Score), BitConverter.SingleToInt32Bits((float)(intercept + (float)coefficient)));
            restored -= isStandardized ? model.Coefficients[i] * model.Means[i] : 0;
        }

        Assert.Equal(restored, model.Intercept);
    }

    [Theory]
    [MemberData(nameof(Learners.Linear), MemberType = typeof(Learners))]
    public void Scores_differ_by_the_rounding_of_the_original_alone(int index, string name)
    {
        _ = name;
        var learner = Learners.At(index);
        var data = Samples.Of(learner.Task, 400);
        var model = (LinearModel)learner.Fit(data, 7);
        var isStandardized = learner.Options["standardize"] == "true";
        var original = new Original(MicrosoftMLArchive.Of(model)!.Content, data.Columns);
        for (var i = 0; i < data.Rows; i++)
        {
            var row = Samples.Row(data, i);
            var input = isStandardized ? [.. row.Select((value, j) => (value - model.Means[j]) / model.Deviations[j])] : row;
            var (score, probability) = original.Predict(input);
            var size = Math.Abs(model.Intercept) + row.Select((value, j) => Math.Abs(model.Coefficients[j] * value)).Sum();
            var expected = model.Intercept + row.Select((value, j) => model.Coefficients[j] * value).Sum();
            Assert.InRange(score, expected - (1e-6 * size), expected + (1e-6 * size));
            var ours = Samples.Score(model, row);
            Assert.InRange(ours, (learner.Task == ModelTask.Regression ? score : probability) - (1e-6 * (size + 1)), (learner.Task == ModelTask.Regression ? score : probability) + (1e-6 * (size + 1)));
        }
    }

    [Fact]
    public void The_moments_of_the_model_are_those_of_the_rows_with_a_weight()
    {
        var data = Samples.Of(ModelTask.Regression, 300, isWeighted: true);
        var model = (LinearModel)new SdcaLearner().Fit(data, 1);
        for (var column = 0; column < data.Columns; column++)
        {
            var total = data.Weights.ToArray().Sum();
            var mean = data.Column(column).ToArray().Zip(data.Weights.ToArray(), (x, w) => x * w).Sum() / total;
            var variance = data.Column(column).ToArray().Zip(data.Weights.ToArray(), (x, w) => w * (x - mean) * (x - mean)).Sum() / total;
            Assert.Equal(mean, model.Means[column], 1e-12);
            Assert.Equal(Math.Sqrt(variance), model.Deviations[column], 1e-12);
        }
    }

    [Fact]
    public void A_column_that_never_varies_has_the_coefficient_0()
    {
        var data = Samples.Of(ModelTask.Regression, 300);
        var features = new double[data.Rows * 5];
        for (var i = 0; i < data.Rows; i++)
        {
            data.CopyRow(i, features.AsSpan(i * 5, 5));
            features[(i * 5) + 4] = 1234.5;
        }

        var model = (LinearModel)new SdcaLearner().Fit(TrainingMatrix.FromRows(Samples.Schema, features, data.Targets.ToArray()), 1);
        Assert.Equal(0, model.Coefficients[4]);
        Assert.True(model.TryScore([0, 0, 0, 0, double.NaN], out _));
    }
}
