namespace AlphaPulse.Models.Tests;

public sealed class LinearExplainerTests
{
    private static readonly FeatureSchema Schema = new("pair", [new FeatureColumn("a", "a", 1), new FeatureColumn("b", "b", 1), new FeatureColumn("c", "c", 1)]);

    [Fact]
    public void Contributions_are_what_differs_from_the_usual_and_add_up_to_the_sum()
    {
        var model = new LinearModel(ModelTask.BinaryClassification, Schema, [2.0, -1.0, 0.0], 0.5, [1.0, 3.0, 9.0], [1.0, 1.0, 1.0]);
        var explainer = ModelExplainers.Create(new CalibratedModel(model, new TemperatureCalibrator(2)));
        var contributions = new double[3];

        // A feature without a coefficient is not needed.
        Assert.True(explainer.TryExplain([4.0, 1.0, double.NaN], contributions));
        Assert.Equal([6.0, 2.0, 0.0], contributions);
        Assert.Equal(0.5 + 2 - 3, explainer.ExpectedValue);
        Assert.Equal(0.5 + 8 - 1, explainer.ExpectedValue + contributions.Sum());

        Assert.False(explainer.TryExplain([double.NaN, 1.0, 1.0], contributions));
        Assert.Throws<ArgumentException>(() => explainer.TryExplain([4.0, 1.0, 1.0], new double[2]));
    }

    [Fact]
    public void A_model_without_features_to_explain_is_refused_by_its_kind()
    {
        var refused = Assert.Throws<ArgumentException>(() => ModelExplainers.Create(new ConstantModel(ModelTask.Regression, Schema, 1)));
        Assert.Contains("'always'", refused.Message, StringComparison.Ordinal);
    }
}
