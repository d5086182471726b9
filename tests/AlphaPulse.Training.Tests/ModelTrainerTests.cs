using System.Globalization;
using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training.Tests;

public class ModelTrainerTests
{
    [Fact]
    public void Holdout_and_replay_have_no_influence_on_the_model()
    {
        var bars = Scene.Bars(3_000, 5);
        var border = Scene.Train(bars).Split.HoldoutBars.Start.Value;
        var poisoned = bars.Select((b, i) => i < border ? b : Tripled(b)).ToList();
        var (clean, other) = (Scene.Train(bars).Artifact, Scene.Train(poisoned).Artifact);

        // The name of the data is the one thing that differs, for it names all of it.
        Assert.NotEqual(clean.Manifest.DataHash, other.Manifest.DataHash);
        Assert.Equal(ModelFile.ToBytes(clean), ModelFile.ToBytes(other with { Manifest = other.Manifest with { DataHash = clean.Manifest.DataHash } }));
    }

    [Fact]
    public void The_same_bars_give_the_same_bytes()
    {
        var bars = Scene.Bars(3_000, 5);
        Assert.Equal(ModelFile.ToBytes(Scene.Train(bars).Artifact), ModelFile.ToBytes(Scene.Train(bars).Artifact));
    }

    [Fact]
    public void Every_trial_is_counted()
    {
        var options = new TrainingOptions { Penalties = [1, 10], FlatShares = [0, 0.5, 0.9] };
        var result = Scene.Train(Scene.Bars(3_000, 5), options);
        Assert.Equal(18, result.Trials.Count);
        Assert.Equal(18, result.Artifact.Manifest.Trials);
        Assert.Equal(Enumerable.Range(1, 18), result.Trials.Select(t => t.Number));
        Assert.Contains(result.Chosen, result.Trials);
        Assert.Equal(result.Trials.Max(t => t.NetSharpe), result.Chosen.NetSharpe);
    }

    [Fact]
    public void The_manifest_says_what_the_model_was_made_from()
    {
        var bars = Scene.Bars(3_000, 5);
        var result = Scene.Train(bars);
        var manifest = result.Artifact.Manifest;
        Assert.Equal(bars[0].Series, manifest.Series);
        Assert.True(manifest.TrainedTo <= bars[result.Split.HoldoutBars.Start.Value].OpenTime);
        Assert.Equal([BarProvenance.Simulated], manifest.Provenance);
        Assert.Equal(result.Chosen.Learner, manifest.Options["learner"]);
        Assert.Equal(10m, decimal.Parse(manifest.Options["cost_basis_points_per_side"], NumberStyles.Number, CultureInfo.InvariantCulture));
        Assert.Equal(FeatureSets.Standard.Schema.Hash, result.Artifact.Model.Schema.Hash);
    }

    [Fact]
    public void Too_few_bars_are_refused_with_both_numbers()
    {
        var exception = Assert.Throws<InsufficientHistoryException>(() => Scene.Train(Scene.Bars(400, 0)));
        Assert.Contains("400 bars", exception.Message, StringComparison.Ordinal);
        Assert.Contains("at least 300", exception.Message, StringComparison.Ordinal);
    }

    private static Bar Tripled(Bar bar) =>
        new(bar.Series, bar.OpenTime, bar.Open * 3, bar.High * 3, bar.Low * 3, bar.Close * 3, bar.Volume, bar.AvailableAt, bar.Provenance);

    [Fact]
    public void A_candidate_that_comes_to_no_model_is_a_failed_trial_of_each_rule_and_ends_nothing()
    {
        var rows = Scene.Rows(Scene.Bars(3_000, 5));
        var (refusing, ridge) = (new Candidate(new Refusing(), Labels.ForwardLogReturn(6)), new Candidate(new RidgeLearner { Alpha = 100 }, Labels.ForwardLogReturn(6)));
        var told = new Told();
        var result = new ModelTrainer(new TrainingOptions(), Scene.Costs)
            .Train(rows, AlwaysOpenCalendar.Instance, new string('0', 64), [refusing, ridge], progress: told);
        Assert.Equal(["no", "no", null, null], result.Trials.Select(t => t.Failure));
        Assert.Equal([1, 2, 3, 4], result.Trials.Select(t => t.Number));
        Assert.Equal(("ridge", 4), (result.Chosen.Learner, result.Artifact.Manifest.Trials));
        Assert.Equal([new(1, 4), new(2, 4), new(3, 4), new(4, 4)], told.All);
        Assert.Contains("no", Assert.Throws<LearningException>(() => new ModelTrainer(new TrainingOptions(), Scene.Costs)
            .Train(rows, AlwaysOpenCalendar.Instance, new string('0', 64), [refusing])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_tells_of_each_trial()
    {
        var told = new Told();
        var options = new TrainingOptions { Search = new SearchOptions { Trials = 3, Folds = 2 } };
        new ModelTrainer(options, Scene.Costs).Train(Scene.Rows(Scene.Bars(2_000, 5)), AlwaysOpenCalendar.Instance, new string('0', 64), progress: told);
        Assert.Equal([new(1, 3), new(2, 3), new(3, 3)], told.All);
    }

    private sealed class Told : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> All { get; } = [];

        public void Report(TrainingProgress value) => All.Add(value);
    }

    private sealed class Refusing : ILearner
    {
        public string Name => "refusing";

        public ModelTask Task => ModelTask.Regression;

        public IReadOnlyDictionary<string, string> Options => new Dictionary<string, string>(StringComparer.Ordinal);

        public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default) => throw new LearningException("no");
    }
}
