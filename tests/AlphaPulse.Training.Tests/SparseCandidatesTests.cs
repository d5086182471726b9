using AlphaPulse.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Training.Tests;

public sealed class SparseCandidatesTests
{
    [Fact]
    public void Each_share_of_absolute_values_is_tried_with_each_penalty_from_simple_to_sparse()
    {
        var trainer = new ModelTrainer(new TrainingOptions { Penalties = [1, 2], L1Ratios = [0, 0.5, 1], TreeDepths = [] }, Scene.Costs);
        Assert.Equal(
            [
                "ridge", "ridge", "elastic_net", "elastic_net", "lasso", "lasso",
                "logistic", "logistic", "logistic", "logistic", "logistic", "logistic",
            ],
            trainer.DefaultCandidates().Select(c => c.Learner.Name));
        Assert.Equal(4, new ModelTrainer(new TrainingOptions { TreeDepths = [] }, Scene.Costs).DefaultCandidates().Count);
    }

    [Fact]
    public void A_sparse_model_is_trained_like_any_other_and_uses_fewer_features()
    {
        var options = new TrainingOptions { Penalties = [200], L1Ratios = [1], TreeDepths = [], FlatShares = [0] };
        var bars = Scene.Bars(3000, tStatistic: 10);
        var result = Scene.Train(bars, options);
        Assert.Equal(["lasso", "logistic"], result.Trials.Select(t => t.Learner));
        Assert.All(result.Trials, t => Assert.Equal("1", t.Options["l1_ratio"]));
        var model = Assert.IsType<LinearModel>(result.Artifact.Model is CalibratedModel calibrated ? calibrated.Model : result.Artifact.Model);
        Assert.Contains(0.0, model.Coefficients);
        Assert.Contains(model.Coefficients, c => c != 0);
        Assert.Equal(ModelFile.ToBytes(result.Artifact), ModelFile.ToBytes(Scene.Train(bars, options).Artifact));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Shares_out_of_range_are_refused_at_the_start(double ratio)
    {
        var services = new ServiceCollection();
        services.AddAlphaPulse(p => p.AddTraining(o => o.L1Ratios = [ratio]));
        using var provider = services.BuildServiceProvider();
        var refusal = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<TrainingOptions>>().Value);
        Assert.Contains("L1Ratios", refusal.Message, StringComparison.Ordinal);
    }
}
