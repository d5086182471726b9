namespace AlphaPulse.Models.Tests.MetaLabelling;

public sealed class MetaLabelledExplainerTests
{
    [Fact]
    public void Contributions_add_up_to_the_sum_that_the_trust_is_made_of()
    {
        // The conviction of the first row, 1.25, is of the first feature alone: only that moves the primary model.
        var explainer = Assert.IsType<MetaLabelledExplainer>(ModelExplainers.Create(MetaLabelledModelTests.Linear()));
        double[] row = [1, 0.5, 9], contributions = new double[3];
        Assert.True(explainer.TryExplain(row, contributions));
        Assert.Equal(0.25, explainer.ExpectedValue);
        Assert.Equal([1.25, 1, 0], contributions);

        double[] side = new double[3];
        Assert.True(explainer.Primary.TryExplain(row, side));
        Assert.Equal([0.75, 0, 0], side);
        Assert.Equal(1 + 0.75, explainer.Primary.ExpectedValue + side.Sum());
    }

    [Fact]
    public void Without_the_score_of_the_primary_model_contributions_are_those_of_the_secondary_one()
    {
        var model = MetaLabelledModelTests.Linear(usesScore: false, calibrator: new PlattCalibrator(-2, 0));
        double[] row = [-3, 0.5, 9], contributions = new double[3], own = new double[3];
        Assert.True(ModelExplainers.Create(model).TryExplain(row, contributions));
        Assert.True(ModelExplainers.Create(model.Secondary).TryExplain(row, own));
        Assert.Equal(own, contributions);
    }

    [Fact]
    public void What_has_nothing_to_trust_has_no_contributions()
    {
        var explainer = ModelExplainers.Create(MetaLabelledModelTests.Linear());
        double[] contributions = [7, 7, 7];
        Assert.False(explainer.TryExplain([-0.75, 0, 0], contributions));
        Assert.False(explainer.TryExplain([double.NaN, 0, 0], contributions));
        Assert.False(explainer.TryExplain([1, double.NaN, 0], contributions));
        Assert.Equal([7, 7, 7], contributions);
        Assert.Throws<ArgumentException>(() => explainer.TryExplain([1, 2, 3], new double[2]));
    }

    [Fact]
    public void Trees_are_explained_exactly()
    {
        var trees = new MetaLabelledModel(
            new TreeEnsembleModel(ModelTask.Regression, Samples.Schema(3), 0, [new DecisionTree(TreeNode.Split(1, 0, 1, 2, true, 1, 4), TreeNode.Leaf(-1, 2), TreeNode.Leaf(2, 2))]),
            new SignalRule(0, 0, 1),
            ((CalibratedModel)MetaLabelledModelTests.Trees().Secondary).Model,
            usesPrimaryScore: true,
            new BetSizeRule());
        var explainer = ModelExplainers.Create(trees);
        double[] row = [0.5, 1, 0], contributions = new double[3];
        Assert.True(explainer.TryExplain(row, contributions));
        Assert.Equal(0.25 + 1.5, explainer.ExpectedValue + contributions.Sum(), 1e-12);
        Assert.Equal(0, contributions[2]);
        Assert.True(contributions[0] > 0 && contributions[1] > 0);
    }

    [Fact]
    public void A_part_that_cannot_be_explained_is_named()
    {
        var model = new MetaLabelledModel(
            new ConstantModel(ModelTask.Regression, Samples.Schema(3), 1), new SignalRule(0, 0, 1), MetaLabelledModelTests.Linear().Secondary, usesPrimaryScore: true, new BetSizeRule());
        Assert.Contains("kind 'always'", Assert.Throws<ArgumentException>(() => ModelExplainers.Create(model)).Message, StringComparison.Ordinal);
    }
}
