using System.Collections.Concurrent;
using AlphaPulse.Features;
using AlphaPulse.Models;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Training.Tests.Combinatorial;

/// <summary>No sample of a path is scored by a model that saw it, a label that overlaps its own, or anything of the holdout.</summary>
public sealed class CombinatorialLeakTests
{
    private static readonly FeatureMatrix Rows = FeatureMatrix.Compute(
        FeatureSet.Parse("returns", "log_return(1)", "log_return(2)", "log_return(3)"), AlwaysOpenCalendar.Instance, Scene.Bars(320, 0));

    private static readonly Dictionary<(double, double, double), int> BarOf = Enumerable.Range(0, Rows.Count).Where(Rows.IsComplete).ToDictionary(i => Key(Rows.Row(i)));

    [Fact]
    public void No_model_of_a_path_saw_what_it_scores() => Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
    {
        var random = new DeterministicRandom(seed);
        var groups = 3 + random.NextInt32(4);
        var (horizon, embargo, tested) = (1 + random.NextInt32(6), random.NextInt32(8), 1 + random.NextInt32(Math.Min(3, groups - 1)));
        var options = new TrainingOptions
        {
            HorizonBars = horizon,
            MinimumSamples = 1,
            Split = new SplitOptions { EmbargoBars = embargo },
            Combinatorial = new CombinatorialOptions { Groups = groups, TestGroups = tested },
        };
        var spy = new Spy();
        var parts = new TrainingParts(Rows, AlwaysOpenCalendar.Instance, options);
        var runner = new TrialRunner(parts, options, Scene.Costs);
        var plan = new TrialPlan(new Candidate(spy, Labels.ForwardLogReturn(horizon)), FlatShare: 0);
        var run = runner.Sum(1, plan, point: null, [runner.OnFold(plan, parts.FoldsFor(plan.Candidate.Label, 1)[0], threads: 1, default)], isComplete: true);
        spy.Seen.Clear();
        var report = new CombinatorialEvaluation(options.Combinatorial, options, parts, runner, TimeProvider.System).Run(run, [run], progress: null, default);

        var (set, split) = parts.For(plan.Candidate.Label);
        var samples = split.Refit.Select(p => set.Samples[p].BarIndex).ToHashSet();
        Assert.Equal(samples, spy.Seen.Select(s => s.Bar).Where(samples.Contains).ToHashSet());
        foreach (var (bar, trained) in spy.Seen)
        {
            Assert.True(bar < split.HoldoutBars.Start.Value && trained[^1] + horizon < split.HoldoutBars.Start.Value, $"bar {bar} of the holdout");
            if (samples.Contains(bar))
            {
                // The label of a bar is of the next bars as far as the horizon, so labels of bars nearer than that share one.
                var near = Array.BinarySearch(trained, bar - horizon - embargo);
                near = near < 0 ? ~near : near;
                if (near < trained.Length && trained[near] <= bar + horizon)
                {
                    Assert.Fail($"{bar} scored by a model of {trained[near]}, horizon {horizon}, embargo {embargo}");
                }
            }
        }

        Assert.Equal(report.PlannedPaths, report.Paths.Count);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    private static (double, double, double) Key(ReadOnlySpan<double> row) => (row[0], row[1], row[2]);

    /// <summary>Remembers which bars each model was fitted on and asked about.</summary>
    private sealed class Spy : ILearner
    {
        public ConcurrentBag<(int Bar, int[] Trained)> Seen { get; } = [];

        public string Name => "spy";

        public ModelTask Task => ModelTask.Regression;

        public IReadOnlyDictionary<string, string> Options => new Dictionary<string, string>(StringComparer.Ordinal);

        public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default)
        {
            var trained = new int[data.Rows];
            for (var i = 0; i < trained.Length; i++)
            {
                trained[i] = BarOf[(data.Column(0)[i], data.Column(1)[i], data.Column(2)[i])];
            }

            Array.Sort(trained);
            return new Told(this, data.Schema, trained);
        }
    }

    private sealed class Told(Spy spy, FeatureSchema schema, int[] trained) : IModel
    {
        public string Kind => "spy";

        public ModelTask Task => ModelTask.Regression;

        public FeatureSchema Schema => schema;

        public bool TryScore(ReadOnlySpan<double> features, out double score)
        {
            spy.Seen.Add((BarOf[Key(features)], trained));
            score = features[0];
            return true;
        }
    }
}
