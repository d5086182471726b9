using AlphaPulse.Features;
using AlphaPulse.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Training.Tests;

public class WeightingTests
{
    private static readonly FeatureMatrix Rows = Scene.Rows(Scene.Bars(2_000, 12));
    private static readonly ILabel Label = Labels.ForwardLogReturn(6);
    private static readonly RidgeLearner Learner = new() { Alpha = 1 };

    [Fact]
    public void By_default_every_sample_weighs_the_same_and_nothing_is_said_of_it()
    {
        Assert.Equal((SampleWeighting.Equal, 1.0), (new TrainingOptions().Weighting, new TrainingOptions().OldestWeight));
        var result = Train(new TrainingOptions());
        AssertFitted(result, weights: null);
        Assert.DoesNotContain(result.Artifact.Manifest.Options.Keys, k => k is "weighting" or "oldest_weight");
    }

    [Fact]
    public void Uniqueness_weighs_the_rows_of_the_fit_among_themselves()
    {
        var result = Train(new TrainingOptions { Weighting = SampleWeighting.Uniqueness });
        AssertFitted(result, SampleWeights.Uniqueness(result.Samples, result.Split.Refit));
        Assert.Equal("uniqueness", result.Artifact.Manifest.Options["weighting"]);
    }

    [Fact]
    public void Returns_and_age_weigh_together()
    {
        var result = Train(new TrainingOptions { Weighting = SampleWeighting.ReturnAttribution, OldestWeight = -0.25 });
        var decay = SampleWeights.TimeDecay(SampleWeights.Uniqueness(result.Samples, result.Split.Refit), -0.25);
        AssertFitted(result, [.. SampleWeights.ReturnAttribution(result.Samples, result.Split.Refit).Zip(decay, (r, d) => r * d)]);
        Assert.Equal(("return_attribution", "-0.25"), (result.Artifact.Manifest.Options["weighting"], result.Artifact.Manifest.Options["oldest_weight"]));
        Assert.Equal(0, decay[0]);
    }

    [Fact]
    public void A_learner_that_grows_is_weighed_on_both_of_its_parts()
    {
        var learner = new RecordingLearner();
        var result = Train(new TrainingOptions { Weighting = SampleWeighting.Uniqueness }, learner);
        Assert.Equal([result.Split.Growing.Count, result.Split.Stopping.Count, result.Split.Refit.Count], learner.Weights.Select(w => w.Length));
        Assert.Equal(SampleWeights.Normalize(SampleWeights.Uniqueness(result.Samples, result.Split.Growing)), learner.Weights[0]);
        Assert.Equal(SampleWeights.Normalize(SampleWeights.Uniqueness(result.Samples, result.Split.Stopping)), learner.Weights[1]);
    }

    [Fact]
    public void What_is_out_of_range_is_refused()
    {
        using var provider = Provide(o =>
        {
            o.Weighting = (SampleWeighting)7;
            o.OldestWeight = -1;
        });
        var refused = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<TrainingOptions>>().Value);
        Assert.Contains("Weighting is 7", refused.Message, StringComparison.Ordinal);
        Assert.Contains("OldestWeight is -1", refused.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Provide(Action<TrainingOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddAlphaPulse(pulse => pulse.AddTraining(configure));
        return services.BuildServiceProvider();
    }

    private static TrainingResult Train(TrainingOptions options, ILearner? learner = null) =>
        new ModelTrainer(options, Scene.Costs).Train(Rows, AlwaysOpenCalendar.Instance, new string('0', 64), [new Candidate(learner ?? Learner, Label)]);

    private static void AssertFitted(TrainingResult result, double[]? weights)
    {
        var expected = Learner.Fit(
            SampleMatrix.Of(result.Samples, result.Split.Refit, weights is null ? null : SampleWeights.Normalize(weights)), new TrainingOptions().Seed, default);
        var row = Rows.Row(Rows.Count - 1);
        Assert.True(expected.TryScore(row, out var score));
        Assert.True(result.Artifact.Model.TryScore(row, out var actual));
        Assert.Equal(score, actual);
    }

    private sealed class RecordingLearner : IValidatedLearner
    {
        private readonly BoostedTreesLearner _trees = new() { Loss = BoostingLoss.Squared, MaxDepth = 2 };

        public List<double[]> Weights { get; } = [];

        public string Name => _trees.Name;

        public ModelTask Task => _trees.Task;

        public IReadOnlyDictionary<string, string> Options => _trees.Options;

        public int Rounds => _trees.Rounds;

        public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default)
        {
            Weights.Add(data.Weights.ToArray());
            return _trees.Fit(data, seed, cancellationToken);
        }

        public ValidatedFit Fit(TrainingMatrix data, TrainingMatrix validation, long seed, CancellationToken cancellationToken = default)
        {
            Weights.Add(data.Weights.ToArray());
            Weights.Add(validation.Weights.ToArray());
            return _trees.Fit(data, validation, seed, cancellationToken);
        }

        public IValidatedLearner WithRounds(int rounds) => this;
    }
}
