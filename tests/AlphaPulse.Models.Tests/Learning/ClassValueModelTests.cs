using AlphaPulse.Models.Tests.Format;

namespace AlphaPulse.Models.Tests.Learning;

public sealed class ClassValueModelTests
{
    [Fact]
    public void The_score_is_the_expected_value_of_the_classes()
    {
        // Without coefficients the probabilities are the softmax of the intercepts: 0.2, 0.3 and 0.5.
        var several = new MultinomialModel(Samples.Schema(1), [Math.Log(2), Math.Log(3), Math.Log(5)], [0, 0, 0]);
        var model = new ClassValueModel(several, -0.01, 0, 0.02);
        Assert.Equal(ModelTask.Regression, model.Task);
        Assert.Same(several.Schema, model.Schema);
        Assert.True(model.TryScore([double.NaN], out var score));
        Assert.Equal(0.2 * -0.01 + 0.5 * 0.02, score, 1e-15);
    }

    [Fact]
    public void A_row_without_probabilities_has_no_score()
    {
        var model = new ClassValueModel(MulticlassModelFileTests.Artifact(MultinomialModel.ModelKind).Model, 1, 2, 3);
        Assert.False(model.TryScore([double.NaN, 0, 0], out var score));
        Assert.True(double.IsNaN(score));
        Assert.Throws<ArgumentException>(() => model.TryScore([1, 2], out _));
    }

    [Fact]
    public void More_classes_than_fit_on_the_stack_are_scored_too()
    {
        double[] values = [.. Enumerable.Range(0, 100)];
        var model = new ClassValueModel(new MultinomialModel(Samples.Schema(1), new double[100], new double[100]), values);
        Assert.True(model.TryScore([0], out var score));
        Assert.Equal(49.5, score, 1e-12);
    }

    [Fact]
    public void Scoring_allocates_nothing()
    {
        var model = new ClassValueModel(MulticlassModelFileTests.Artifact(MulticlassTreesModel.ModelKind).Model, -1, 0, 1);
        double[] row = [0.5, 2, -1];
        model.TryScore(row, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            model.TryScore(row, out _);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Values_are_one_a_class_and_finite()
    {
        var several = MulticlassModelFileTests.Artifact(MultinomialModel.ModelKind).Model;
        Assert.Contains("2 values for 3 classes", Assert.Throws<ArgumentException>(() => new ClassValueModel(several, 1, 2)).Message, StringComparison.Ordinal);
        Assert.Contains("class 1", Assert.Throws<ArgumentException>(() => new ClassValueModel(several, 1, double.NaN, 2)).Message, StringComparison.Ordinal);
    }
}
