using System.Globalization;
using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training.Tests;

/// <summary>Forests that draw rows by how their labels overlap.</summary>
public sealed class SequentialBootstrapTests
{
    private static readonly FeatureMatrix Rows = Scene.Rows(Scene.Bars(1_500, 8));
    private static readonly SampleSet Set = SampleSet.Build(Rows, Labels.ForwardLogReturn(12), AlwaysOpenCalendar.Instance);
    private static readonly RandomForestLearner Forest = new() { Trees = 12, MaxDepth = 4, SequentialBootstrap = true };

    [Fact]
    public void Drawn_labels_have_more_to_themselves_than_those_of_the_plain_bootstrap()
    {
        var rows = ChronologicalSplit.Create(Set, new SplitOptions()).Train;
        var sampler = SampleMatrix.Of(Set, rows).Sampler!;
        int[] all = [.. Enumerable.Range(0, rows.Count)];

        // As many labels as would lie side by side without sharing a bar; the more are drawn, the less can be avoided.
        var draws = rows.Count / 12;
        var (plain, sequential) = (new List<double>(), new List<double>());
        for (var seed = 1; seed <= 20; seed++)
        {
            var random = new DeterministicRandom(seed);
            plain.Add(AverageUniqueness(rows, Enumerable.Range(0, draws).Select(_ => random.NextInt32(rows.Count))));
            sequential.Add(AverageUniqueness(rows, sampler(all, draws, new DeterministicRandom(seed))));
        }

        Assert.True(sequential.Average() > 1.05 * plain.Average() && sequential.Min() > plain.Average(), $"{sequential.Average()} (least {sequential.Min()}) against {plain.Average()}");

        Assert.Equal(sampler(all, 50, new DeterministicRandom(3)), sampler(all, 50, new DeterministicRandom(3)));
    }

    [Fact]
    public void A_row_of_the_matrix_is_the_sample_it_was_made_from()
    {
        // Of two labels, one of which overlaps ten others, the lonely one is drawn more often, whatever the positions of the rows.
        int[] rows = [.. Enumerable.Range(100, 10), 500];
        var sampler = SampleMatrix.Of(Set, rows).Sampler!;
        var drawn = sampler([0, 3, 6, 10], 4_000, new DeterministicRandom(1));
        Assert.Equal([0, 1, 2, 3], drawn.Distinct().Order());
        Assert.True(drawn.Count(d => d == 3) > 1.3 * drawn.Count(d => d == 1));
    }

    [Fact]
    public void A_training_writes_down_how_unique_its_labels_are_and_gives_the_same_model_on_every_machine()
    {
        var (one, four, uniform) = (Train(Forest with { Threads = 1 }), Train(Forest with { Threads = 4 }), Train(Forest with { SequentialBootstrap = false }));
        Assert.Equal(ModelFile.ToBytes(one.Artifact), ModelFile.ToBytes(four.Artifact));
        var written = double.Parse(one.Artifact.Manifest.Options["average_uniqueness"], CultureInfo.InvariantCulture);
        Assert.Equal(SampleWeights.Uniqueness(one.Samples, one.Split.Refit).Average(), written);
        Assert.InRange(written, 1.0 / 12, 2.0 / 12);
        Assert.Equal("true", one.Artifact.Manifest.Options["sequential_bootstrap"]);
        Assert.DoesNotContain("average_uniqueness", uniform.Artifact.Manifest.Options.Keys);
        Assert.NotEqual(one.Chosen.NetReturn, uniform.Chosen.NetReturn);
    }

    [Fact]
    public void Importance_of_single_features_draws_by_the_labels_too()
    {
        var folds = PurgedSplits.KFold(SampleTimeline.Of(Set.Samples), 2, 12);
        double[] Worth(RandomForestLearner forest) => [.. FoldImportance.SingleFeature(forest with { Trees = 2 }, Set, folds, 1, [[0], [1]]).Select(w => w.Mean)];
        Assert.NotEqual(Worth(Forest with { SequentialBootstrap = false }), Worth(Forest));
    }

    [Fact]
    public void The_wide_spaces_draw_forests_with_both_and_trees_of_several_smoothings()
    {
        var sampler = new TrialSampler(SearchSpaces.Wide(6), SearchMethod.Random, 2, seed: 3);
        var learners = Enumerable.Range(0, 400).Select(_ => sampler.Next()).Select(p => p.Space.Create(p).Candidate.Learner).ToList();
        Assert.Equal([false, true], learners.OfType<RandomForestLearner>().Select(f => f.SequentialBootstrap).Distinct().Order());
        Assert.Equal([0, 10, 50, 250], learners.OfType<BoostedTreesLearner>().Select(t => t.PathSmoothing).Distinct().Order());
        Assert.All(SearchSpaces.Default(6), s => Assert.DoesNotContain(s.Parameters, p => p.Name == "path_smoothing"));
    }

    private static double AverageUniqueness(IReadOnlyList<int> rows, IEnumerable<int> drawn) =>
        SampleWeights.Uniqueness([.. drawn.Select(d => LabelSpan.Of(Set.Samples[rows[d]]))], Rows.Count).Average();

    private static TrainingResult Train(ILearner learner) => new ModelTrainer(new TrainingOptions { FlatShares = [0] }, Scene.Costs).Train(
        Rows, AlwaysOpenCalendar.Instance, new string('0', 64), [new Candidate(learner, Labels.ForwardLogReturn(12))]);
}
