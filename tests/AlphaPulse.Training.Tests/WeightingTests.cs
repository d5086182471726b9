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
        Assert.Equal([result.Split.Growing.Count, result.Split.Stopping.Count, result.Split.Refit.Count], learner.Weights.Take(3).Select(w => w.Length));
        Assert.Equal(SampleWeights.Normalize(SampleWeights.Uniqueness(result.Samples, result.Split.Growing)), learner.Weights[0]);
        Assert.Equal(SampleWeights.Normalize(SampleWeights.Uniqueness(result.Samples, result.Split.Stopping)), learner.Weights[1]);
    }

    [Fact]
    public void Rows_that_weigh_nothing_are_no_samples()
    {
        var plain = Train(new TrainingOptions());
        var training = plain.Split.Train.Count;
        var decaying = new TrainingOptions { OldestWeight = -0.5, MinimumSamples = training - 10 };
        Assert.Equal(plain.Split.Refit.Count, Train(new TrainingOptions { MinimumSamples = training }).Artifact.Manifest.Samples);
        var weighing = SampleWeights.TimeDecay(SampleWeights.Uniqueness(plain.Samples, plain.Split.Train), -0.5).Count(w => w > 0);
        Assert.InRange(weighing, training / 3, training - 100);
        var refused = Assert.Throws<InsufficientHistoryException>(() => Train(decaying));
        Assert.Contains($"{weighing} of {training} training samples", refused.Message, StringComparison.Ordinal);
        Assert.Contains("OldestWeight -0.5", refused.Message, StringComparison.Ordinal);

        decaying.MinimumSamples = weighing;
        var result = Train(decaying);
        var refit = SampleWeights.TimeDecay(SampleWeights.Uniqueness(result.Samples, result.Split.Refit), -0.5).Count(w => w > 0);
        Assert.Equal(refit, result.Artifact.Manifest.Samples);
    }

    [Theory]
    [InlineData("training")]
    [InlineData("stopping")]
    public void A_part_without_returns_to_attribute_is_refused_by_name(string part)
    {
        var split = Train(new TrainingOptions(), new RecordingLearner()).Split;
        var samples = SampleSet.Build(Rows, Label, AlwaysOpenCalendar.Instance).Samples;
        int[] flat = [.. (part == "training" ? split.Train : split.Stopping).Select(r => samples[r].BarIndex)];
        var options = new TrainingOptions { Weighting = SampleWeighting.ReturnAttribution };
        var rows = FeatureMatrix.Compute(
            FeatureSet.Parse("small", "log_return(1)", "hour_sin"), AlwaysOpenCalendar.Instance, Flatten(Rows.Bars, flat.Min() - 60, flat.Max() + 20));
        var refused = Assert.Throws<LearningException>(() => Train(options, new RecordingLearner(), rows));
        Assert.Contains($" {part} samples weighs anything with Weighting ReturnAttribution", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Set Weighting to Uniqueness", refused.Message, StringComparison.Ordinal);
        options.Weighting = SampleWeighting.Uniqueness;
        Assert.NotNull(Train(options, new RecordingLearner(), rows));
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

    private static Bar[] Flatten(IReadOnlyList<Bar> bars, int from, int to)
    {
        var price = bars[Math.Max(0, from)].Close;
        return
        [
            .. bars.Select((b, i) => i < from || i > to ? b : new Bar(b.Series, b.OpenTime, price, price, price, price, b.Volume, b.AvailableAt, b.Provenance)),
        ];
    }

    private static TrainingResult Train(TrainingOptions options, ILearner? learner = null, FeatureMatrix? rows = null) =>
        new ModelTrainer(options, Scene.Costs).Train(rows ?? Rows, AlwaysOpenCalendar.Instance, new string('0', 64), [new Candidate(learner ?? Learner, Label)]);

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
            lock (Weights)
            {
                // Folds are fitted side by side, after the fits that the test looks at.
                Weights.Add(data.Weights.ToArray());
            }

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
